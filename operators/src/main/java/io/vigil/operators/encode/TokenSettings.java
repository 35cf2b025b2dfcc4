package io.vigil.operators.encode;

import io.vigil.schemas.topic.KafkaConnection;
import java.io.Serializable;
import java.time.Duration;

/**
 * What tokens that were made elsewhere must be like.
 *
 * @param connection for the records' encoding
 * @param model whose tokens they must be
 * @param grid the model's time base
 * @param frameTokens tokens of a picture
 * @param width numbers of a token
 * @param maxLag the age, since ingest, from which live media are skipped; zero for never
 */
public record TokenSettings(
    KafkaConnection connection,
    ModelId model,
    TimeGrid grid,
    int frameTokens,
    int width,
    Duration maxLag)
    implements Serializable {}
