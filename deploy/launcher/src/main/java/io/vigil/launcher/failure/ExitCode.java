package io.vigil.launcher.failure;

/**
 * The exit statuses of the {@code vigil} command. They are part of its interface and do not change.
 */
public enum ExitCode {
  /** All that was asked for was done. */
  OK(0, "all was done"),
  /** Something failed that no other status names. */
  FAILURE(1, "something failed that no other status names"),
  /** The command line is wrong: an unknown option, a missing argument. */
  USAGE(2, "the command line is wrong"),
  /** A film or camera could not be opened, or failed for good; the others went on. */
  SOURCE(3, "a film or camera could not be read; the others went on"),
  /** Kafka cannot be reached, or the embedded broker cannot start. */
  KAFKA(4, "Kafka cannot be reached, or the embedded broker cannot start"),
  /** The model bundle is missing or broken. */
  BUNDLE(5, "the model bundle is missing or broken"),
  /** The configuration has an unknown key or a wrong value. */
  CONFIG(6, "the configuration has an unknown key or a wrong value"),
  /** The Flink job could not be started, or failed. */
  JOB(7, "the Flink job could not be started, or failed"),
  /** {@code vigil doctor} found something that must be mended. */
  UNHEALTHY(8, "doctor found something that must be mended"),
  /** {@code vigil erase} hid a stream, and Kafka holds records of it for a while yet. */
  REMAINS(9, "erase left records that Kafka holds for a while yet"),
  /** Stopped by Ctrl-C or a termination signal. */
  INTERRUPTED(130, "stopped by Ctrl-C");

  private final int status;
  private final String meaning;

  ExitCode(int status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  /** The process's exit status. */
  public int status() {
    return status;
  }

  /** What it means, as the help page prints it. */
  public String meaning() {
    return meaning;
  }
}
