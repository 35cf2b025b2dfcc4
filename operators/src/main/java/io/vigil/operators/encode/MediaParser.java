package io.vigil.operators.encode;

import io.vigil.operators.source.RawRecord;
import io.vigil.schemas.topic.KafkaConnection;
import java.io.Serializable;

/**
 * Reads the records of one media topic.
 *
 * @param <P> what the encoder takes
 */
interface MediaParser<P> {

  /**
   * Reads a record.
   *
   * @throws UnfitException if not even its place in its stream can be told
   */
  ParsedRecord<P> parse(RawRecord raw) throws UnfitException;

  /** Makes a parser in the task that uses it. */
  @FunctionalInterface
  interface Factory<P> extends Serializable {

    /** A parser. */
    MediaParser<P> create(KafkaConnection connection, TimeGrid grid);
  }
}
