/** What is in a source, or why it cannot be opened. */
@NullMarked
package io.vigil.ingest.probe;

import org.jspecify.annotations.NullMarked;
