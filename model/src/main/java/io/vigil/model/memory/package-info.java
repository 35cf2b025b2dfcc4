/** The rolling memory of a stream: constant in size however long the stream runs. */
@NullMarked
package io.vigil.model.memory;

import org.jspecify.annotations.NullMarked;
