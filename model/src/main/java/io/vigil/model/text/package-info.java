/** Words and their numbers. */
@NullMarked
package io.vigil.model.text;

import org.jspecify.annotations.NullMarked;
