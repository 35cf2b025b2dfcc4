package io.vigil.server.control;

import io.vigil.server.http.Problem;

/** Adds, pauses and removes streams of the process's own ingest. Thread-safe. */
public interface StreamControl {

  /** That of a process which ingests nothing itself. */
  static StreamControl none() {
    return new NoIngest();
  }

  /** Whether this process ingests the stream, so that it can be paused and removed here. */
  boolean controls(String stream);

  /** Whether the stream was paused here and not resumed. */
  boolean paused(String stream);

  /**
   * Begins to ingest a stream; returns when it is being opened.
   *
   * @throws Problem 400 if the source is none or is not allowed, 409 if the id is taken
   */
  void add(NewStream stream);

  /**
   * Stops to ingest a stream until it is resumed.
   *
   * @throws Problem 404 if there is no such stream here
   */
  void pause(String stream);

  /**
   * Goes on with a paused stream.
   *
   * @throws Problem 404 if there is no such stream here
   */
  void resume(String stream);

  /**
   * Ends a stream for good.
   *
   * @throws Problem 404 if there is no such stream here
   */
  void remove(String stream);
}
