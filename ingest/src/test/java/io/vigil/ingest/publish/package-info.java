@NullMarked
package io.vigil.ingest.publish;

import org.jspecify.annotations.NullMarked;
