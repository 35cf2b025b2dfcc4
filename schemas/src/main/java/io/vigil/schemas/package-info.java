/** The records of every topic, generated from the Avro schemas in {@code src/main/avro}. */
@NullMarked
package io.vigil.schemas;

import org.jspecify.annotations.NullMarked;
