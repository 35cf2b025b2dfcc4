package io.vigil.launcher.run;

import io.vigil.ingest.Ingest;
import io.vigil.ingest.publish.PublishException;
import io.vigil.ingest.supervise.StreamSummary;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.topics.Received;
import io.vigil.launcher.topics.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Plays sources through a system until they end, somebody stops it, or its time is over; then waits
 * until all that went in has come out. Used by one thread.
 */
public final class Session {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration GLANCE = Duration.ofMillis(1);

  /** Outputs of one window are written within this of one another. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  /** Without any output for so long, nothing more is waited for. */
  private static final Duration STUCK = Duration.ofSeconds(30);

  /** A hop, by which understanding may end before the media do. */
  private static final Duration HOP = Duration.ofMillis(500);

  private final LocalSystem system;
  private final Ingest ingest;
  private final TopicReader outputs;
  private final Tally tally;
  private final Consumer<Received> listener;
  private final CompletableFuture<Failure> fault;
  private final LastMedia lastMedia = new LastMedia();
  private Instant begin = Instant.MIN;
  private Instant understood = Instant.MIN;
  private Instant lastOutput = Instant.MIN;

  /**
   * A session.
   *
   * @param system that runs
   * @param ingest not yet started; closed at the end
   * @param outputs the topics to hear; captions, events, moments and streams at least
   * @param tally counts what comes out
   * @param listener hears of each record as it comes
   */
  public Session(
      LocalSystem system,
      Ingest ingest,
      TopicReader outputs,
      Tally tally,
      Consumer<Received> listener) {
    this.system = system;
    this.ingest = ingest;
    this.outputs = outputs;
    this.tally = tally;
    this.listener = listener;
    this.fault = system.fault();
  }

  /**
   * Plays all sources.
   *
   * @param limit when to stop even if they go on; empty for never
   * @param stopped whether somebody wants to stop
   * @return what became of each stream
   * @throws Failure if Kafka, Flink or the job fails
   */
  public List<StreamSummary> play(Optional<Duration> limit, BooleanSupplier stopped) {
    begin = Instant.now();
    ingest.start();
    boolean ended = false;
    while (!ended
        && !stopped.getAsBoolean()
        && limit.map(l -> Instant.now().isBefore(begin.plus(l))).orElse(true)) {
      listen(POLL);
      ended = ingestEnded();
    }
    ingest.close();
    List<StreamSummary> summaries = ingest.summaries();
    awaitUnderstood(summaries);
    understood = lastOutput;
    system.job().drain();
    do {
      listen(POLL);
    } while (!outputs.atEnd());
    return summaries;
  }

  /** How long it took from the opening of the sources to the last thing said of them. */
  public Duration busy() {
    return Duration.between(begin, understood);
  }

  private boolean ingestEnded() {
    try {
      return ingest.awaitEnd(GLANCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } catch (PublishException e) {
      throw new Failure(ExitCode.KAFKA, "kafka.publish", String.valueOf(e.getMessage()), "", e);
    }
  }

  private void listen(Duration patience) {
    Failure failure = fault.getNow(null);
    if (failure != null) {
      throw failure;
    }
    List<Received> batch = outputs.poll(patience);
    for (Received received : batch) {
      lastMedia.note(received);
      tally.add(received);
      listener.accept(received);
    }
    if (!batch.isEmpty()) {
      lastOutput = Instant.now();
    }
  }

  /** Waits until the job has said all it has to say of what was published. */
  private void awaitUnderstood(List<StreamSummary> summaries) {
    lastOutput = Instant.now();
    while (true) {
      listen(POLL);
      Duration quiet = Duration.between(lastOutput, Instant.now());
      boolean seen = summaries.stream().allMatch(this::understood);
      if (quiet.compareTo(seen ? QUIET : STUCK) > 0) {
        return;
      }
    }
  }

  private boolean understood(StreamSummary summary) {
    if (summary.frames() + summary.segments() == 0) {
      return true;
    }
    Optional<Instant> seen = tally.seenUntil(summary.id());
    Optional<Instant> media = lastMedia.of(summary.id());
    return seen.isPresent() && media.isPresent() && !seen.get().isBefore(media.get().minus(HOP));
  }
}
