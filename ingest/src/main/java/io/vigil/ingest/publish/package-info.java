/**
 * From pictures and seconds of sound to records on Kafka: epochs, sequences, markers, and what
 * happens while Kafka is away.
 */
@NullMarked
package io.vigil.ingest.publish;

import org.jspecify.annotations.NullMarked;
