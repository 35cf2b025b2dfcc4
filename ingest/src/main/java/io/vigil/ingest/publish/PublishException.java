package io.vigil.ingest.publish;

/** Records cannot be published at all. The message is one line with the fault and the mend. */
public final class PublishException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Fault {
    KAFKA_UNREACHABLE,
    TOPIC_MISSING,
    KAFKA_REFUSES
  }

  private final Fault fault;

  public PublishException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  /** What is wrong. */
  public Fault fault() {
    return fault;
  }
}
