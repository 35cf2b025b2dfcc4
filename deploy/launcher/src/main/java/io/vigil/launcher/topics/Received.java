package io.vigil.launcher.topics;

import org.apache.avro.specific.SpecificRecord;

/** What was read from a topic. */
public sealed interface Received {
  /** The topic's name. */
  String topic();

  /**
   * A record.
   *
   * @param topic the topic's name
   * @param record of the topic's type
   */
  record Decoded(String topic, SpecificRecord record) implements Received {}

  /**
   * Something that is not a record of the topic's type.
   *
   * @param topic the topic's name
   * @param partition where it lies
   * @param offset where it lies
   * @param why in one line
   */
  record Unreadable(String topic, int partition, long offset, String why) implements Received {}
}
