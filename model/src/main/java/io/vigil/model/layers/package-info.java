/** The small parts that every network is made of: weights by name, and the layers that use them. */
@NullMarked
package io.vigil.model.layers;

import org.jspecify.annotations.NullMarked;
