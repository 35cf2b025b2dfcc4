/** Tests of what must not leave. */
@NullMarked
package io.vigil.ingest.privacy;

import org.jspecify.annotations.NullMarked;
