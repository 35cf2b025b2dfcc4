package io.vigil.server.pipeline;

import io.vigil.schemas.Caption;
import io.vigil.schemas.Event;
import io.vigil.schemas.Frame;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.MediaTokens;
import io.vigil.schemas.Sense;
import io.vigil.server.feed.FeedListener;
import io.vigil.server.feed.Incoming;
import io.vigil.server.feed.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * How long each step took for the latest records, by the times that they carry. Records of films
 * whose capture is long ago say nothing of that. Thread-safe.
 */
public final class LatencyBoard implements FeedListener {
  private static final int KEPT = 500;
  private static final double LONGEST_SECONDS = 600;

  /**
   * A step.
   *
   * @param step in words
   * @param p50 median, seconds
   * @param p95 exceeded by one of twenty, seconds
   */
  public record Step(String step, double p50, double p95) {}

  private static final class Times {
    private final Deque<Double> seconds = new ArrayDeque<>();

    void add(Instant from, Instant to) {
      double value = Duration.between(from, to).toNanos() / 1e9;
      if (value > LONGEST_SECONDS || value < -LONGEST_SECONDS || to.equals(Instant.EPOCH)) {
        return;
      }
      seconds.addLast(Math.max(0, value));
      if (seconds.size() > KEPT) {
        seconds.removeFirst();
      }
    }

    double at(double share) {
      double[] sorted = seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      return sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)];
    }
  }

  private final Times ingest = new Times();
  private final Times ingestLog = new Times();
  private final Times event = new Times();
  private final Times caption = new Times();
  private final Times outputLog = new Times();
  private final Deque<Instant> pictures = new ArrayDeque<>();

  @Override
  public synchronized void take(List<Incoming> batch, Position after) {
    for (Incoming incoming : batch) {
      if (incoming.record() instanceof Frame f && f.getMarker() == MarkerKind.NONE) {
        picture(f.getTime(), f.getIngested(), incoming.logged());
      } else if (incoming.record() instanceof MediaTokens t
          && t.getMarker() == MarkerKind.NONE
          && t.getSense() == Sense.PICTURE) {
        picture(t.getTime(), t.getIngested(), incoming.logged());
      } else if (incoming.record() instanceof Event e) {
        event.add(e.getEnd(), e.getEmitted());
        outputLog.add(e.getEmitted(), incoming.logged());
      } else if (incoming.record() instanceof Caption c) {
        caption.add(c.getEnd(), c.getEmitted());
        outputLog.add(c.getEmitted(), incoming.logged());
      }
    }
  }

  private void picture(Instant captured, Instant ingested, Instant logged) {
    ingest.add(captured, ingested);
    ingestLog.add(ingested, logged);
    pictures.addLast(logged);
    while (pictures.size() > 20 * KEPT
        || Duration.between(pictures.getFirst(), logged).toSeconds() > 10) {
      pictures.removeFirst();
    }
  }

  /** Pictures that came in a second, over the last ten. */
  public synchronized double picturesPerSecond(Instant now) {
    long recent = pictures.stream().filter(t -> Duration.between(t, now).toSeconds() < 10).count();
    return recent / 10.0;
  }

  /** The steps of which something is known, in the data's order. */
  public synchronized List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    add("capture to picture ready", ingest, steps);
    add("picture ready to Kafka", ingestLog, steps);
    add("end of an event to its decision", event, steps);
    add("end of a caption's interval to its text", caption, steps);
    add("decision to Kafka", outputLog, steps);
    return steps;
  }

  private static void add(String name, Times times, List<Step> steps) {
    if (!times.seconds.isEmpty()) {
      steps.add(new Step(name, times.at(0.5), times.at(0.95)));
    }
  }
}
