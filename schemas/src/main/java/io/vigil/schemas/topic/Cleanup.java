package io.vigil.schemas.topic;

import java.util.Locale;

/** What Kafka does with a topic's old records. */
public enum Cleanup {
  /** Old segments are deleted. */
  DELETE,
  /** The newest record of each key is kept. */
  COMPACT;

  /** The value of Kafka's {@code cleanup.policy}. */
  public String policy() {
    return name().toLowerCase(Locale.ROOT);
  }
}
