/** A user's labelled clips, read from a folder or a table, and what became of them. */
@NullMarked
package io.vigil.launcher.finetune;

import org.jspecify.annotations.NullMarked;
