package io.vigil.server.control;

import io.vigil.server.http.Problem;

/** Refuses to touch streams that another process ingests. */
final class NoIngest implements StreamControl {
  @Override
  public boolean controls(String stream) {
    return false;
  }

  @Override
  public boolean paused(String stream) {
    return false;
  }

  @Override
  public void add(NewStream stream) {
    throw refusal();
  }

  @Override
  public void pause(String stream) {
    throw refusal();
  }

  @Override
  public void resume(String stream) {
    throw refusal();
  }

  @Override
  public void remove(String stream) {
    throw refusal();
  }

  private static Problem refusal() {
    return new Problem(
        409,
        "no-ingest",
        "This process ingests nothing",
        "streams are added and paused where they are ingested: in `vigil run`, or in the"
            + " configuration of `vigil ingest`");
  }
}
