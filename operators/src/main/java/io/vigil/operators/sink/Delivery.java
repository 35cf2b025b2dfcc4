package io.vigil.operators.sink;

/** What is promised of each output record. Ids are deterministic with either. */
public enum Delivery {
  /** At once and at least once: after a failure a record may come again, with the same id. */
  LOW_LATENCY,
  /** In Kafka transactions: once, and visible to read_committed readers at each checkpoint. */
  EXACTLY_ONCE
}
