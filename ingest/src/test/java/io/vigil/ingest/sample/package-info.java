@NullMarked
package io.vigil.ingest.sample;

import org.jspecify.annotations.NullMarked;
