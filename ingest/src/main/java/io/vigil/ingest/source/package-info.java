/** What a source is: its address, how it is connected to, and what can be wrong with it. */
@NullMarked
package io.vigil.ingest.source;

import org.jspecify.annotations.NullMarked;
