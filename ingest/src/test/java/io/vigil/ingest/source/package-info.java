@NullMarked
package io.vigil.ingest.source;

import org.jspecify.annotations.NullMarked;
