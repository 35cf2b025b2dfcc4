@NullMarked
package io.vigil.ingest.supervise;

import org.jspecify.annotations.NullMarked;
