/** Kafka's records as they were read, before anything is believed of them. */
@NullMarked
package io.vigil.operators.source;

import org.jspecify.annotations.NullMarked;
