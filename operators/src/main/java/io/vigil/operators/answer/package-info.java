/** Questions that met what was seen and heard: to the network, and to Kafka as answers. */
@NullMarked
package io.vigil.operators.answer;

import org.jspecify.annotations.NullMarked;
