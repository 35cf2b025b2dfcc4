package io.vigil.ingest.source;

import io.vigil.ingest.redact.Redactor;

/** A source cannot be read. The message is one line: the source, the fault, the mend. */
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final SourceFault fault;
  private final String detail;

  /**
   * @param source which source, without credentials
   * @param fault what is wrong
   * @param detail more words, or empty; credentials are taken out of them
   */
  public SourceException(String source, SourceFault fault, String detail) {
    super(line(source, fault, Redactor.PROCESS.redact(detail)));
    this.fault = fault;
    this.detail = Redactor.PROCESS.redact(detail);
  }

  private static String line(String source, SourceFault fault, String detail) {
    String more = detail.isEmpty() ? "" : " (" + detail + ")";
    String text = source + ": " + fault.what() + more + "; " + fault.mend();
    return text.replaceAll("\\s+", " ");
  }

  /** The message: one line with the source, the fault and the mend. */
  public String line() {
    return String.valueOf(getMessage());
  }

  /** What is wrong. */
  public SourceFault fault() {
    return fault;
  }

  /** More words on it, or empty. */
  public String detail() {
    return detail;
  }
}
