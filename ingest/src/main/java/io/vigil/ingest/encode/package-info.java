/** How a stream's media become tokens in this process, by an encoder that comes from outside. */
@NullMarked
package io.vigil.ingest.encode;

import org.jspecify.annotations.NullMarked;
