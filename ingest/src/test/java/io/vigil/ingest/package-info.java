@NullMarked
package io.vigil.ingest;

import org.jspecify.annotations.NullMarked;
