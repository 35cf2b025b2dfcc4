package io.vigil.operators.ask;

import java.io.Serializable;
import java.time.Duration;

/**
 * What the meeting of questions and streams goes by.
 *
 * @param model name and version of the bundle: contexts of another one are worth nothing
 * @param contextFloats length of a context
 * @param windowMicros the span of a window
 * @param keepMicros one window of so much event time is kept
 * @param kept how many windows are kept of a stream, at least 1
 * @param patience how long a question waits for what it asks about, wall clock
 * @param silence after which a stream is not heard of any more, wall clock
 * @param stale age from which a question about now is too late, wall clock
 * @param forget after so long without a window, all that is held of a stream is dropped, wall clock
 * @param maxWaiting questions that wait for a stream at most
 */
public record AskSettings(
    String model,
    int contextFloats,
    long windowMicros,
    long keepMicros,
    int kept,
    Duration patience,
    Duration silence,
    Duration stale,
    Duration forget,
    int maxWaiting)
    implements Serializable {

  /**
   * The settings of a job. A context of the model that ships is 12 KB: 150 of them, one each 2 s
   * for 5 minutes, are 1.8 MB of a stream's state.
   *
   * @param model name and version of the bundle
   * @param contextFloats length of a context
   * @param windowMicros the span of a window
   */
  public static AskSettings of(String model, int contextFloats, long windowMicros) {
    return new AskSettings(
        model,
        contextFloats,
        windowMicros,
        windowMicros / 2,
        150,
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        100);
  }
}
