@NullMarked
package io.vigil.ingest.probe;

import org.jspecify.annotations.NullMarked;
