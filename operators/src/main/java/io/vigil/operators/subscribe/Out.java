package io.vigil.operators.subscribe;

/** What a step of the topology gives out, with its bytes as they go to Kafka. */
@SuppressWarnings("ArrayRecordComponent") // carriers of bytes; compared by nobody
sealed interface Out {

  /** The value's bytes. */
  byte[] bytes();

  /**
   * A match.
   *
   * @param topic the subscription's
   */
  record Matched(String topic, byte[] bytes) implements Out {}

  /** An observation for the one place where a rule of several streams is matched. */
  record ForRule(byte[] bytes) implements Out {}

  /** A record that could not be read. */
  record Dead(byte[] bytes) implements Out {}
}
