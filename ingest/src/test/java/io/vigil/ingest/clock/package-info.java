@NullMarked
package io.vigil.ingest.clock;

import org.jspecify.annotations.NullMarked;
