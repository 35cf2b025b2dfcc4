@NullMarked
package io.vigil.ingest.decode;

import org.jspecify.annotations.NullMarked;
