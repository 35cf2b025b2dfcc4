/** Records on their way to Kafka. */
@NullMarked
package io.vigil.operators.sink;

import org.jspecify.annotations.NullMarked;
