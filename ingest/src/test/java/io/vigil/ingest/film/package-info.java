@NullMarked
package io.vigil.ingest.film;

import org.jspecify.annotations.NullMarked;
