/** What of a source must not leave this process: parts of the picture, and the sound. */
@NullMarked
package io.vigil.ingest.privacy;

import org.jspecify.annotations.NullMarked;
