package io.vigil.operators.encode;

import io.vigil.operators.batch.InferenceOpener;
import io.vigil.operators.batch.InferenceSettings;
import io.vigil.schemas.topic.KafkaConnection;
import java.io.Serializable;
import java.time.Duration;

/**
 * What the encoders need.
 *
 * @param connection for the records' encoding
 * @param inference the networks
 * @param opener how they are loaded
 * @param grid the model's time base
 * @param maxLag the age, since ingest, from which live media are skipped; zero for never
 */
public record EncodeSettings(
    KafkaConnection connection,
    InferenceSettings inference,
    InferenceOpener opener,
    TimeGrid grid,
    Duration maxLag)
    implements Serializable {}
