/** Running a bundle: batches in, values out; thread-safe. */
@NullMarked
package io.vigil.model.inference;

import org.jspecify.annotations.NullMarked;
