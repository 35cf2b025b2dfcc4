/** The whole network: encoders, fusion and heads put together, for training and for serving. */
@NullMarked
package io.vigil.model.network;

import org.jspecify.annotations.NullMarked;
