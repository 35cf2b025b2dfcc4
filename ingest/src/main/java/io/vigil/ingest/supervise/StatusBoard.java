package io.vigil.ingest.supervise;

import io.vigil.ingest.decode.SourceReader;
import io.vigil.ingest.decode.VideoInfo;
import io.vigil.ingest.publish.KafkaPublisher;
import io.vigil.ingest.publish.StreamOutput;
import io.vigil.ingest.source.SourceException;
import io.vigil.ingest.source.SourceFault;
import io.vigil.schemas.StreamState;
import io.vigil.schemas.StreamStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of one stream: told on its topic at each change, and when asked to. Thread-safe. */
final class StatusBoard {
  private static final Logger LOG = LoggerFactory.getLogger(StatusBoard.class);
  private static final double NANOS = 1e9;

  private final StreamSpec spec;
  private final StreamOutput output;
  private final KafkaPublisher publisher;
  private final Clock clock;
  private StreamState state = StreamState.UNKNOWN;
  private @Nullable SourceFault fault;
  private String reason = "";
  private boolean hasVideo;
  private boolean hasAudio;
  private int width;
  private int height;
  private double frameRate;
  private long rateFrames;
  private long rateNanos;
  private long reconnects;
  private Duration length = Duration.ZERO;

  StatusBoard(StreamSpec spec, StreamOutput output, KafkaPublisher publisher, Clock clock) {
    this.spec = spec;
    this.output = output;
    this.publisher = publisher;
    this.clock = clock;
  }

  /** A state in which all is well. */
  synchronized void now(StreamState next) {
    boolean changed = state != next;
    state = next;
    fault = null;
    reason = "";
    if (changed) {
      LOG.info("stream {} is {}: {}", spec.id(), next, spec.address());
    }
    publish();
  }

  /** A state with its reason. */
  synchronized void now(StreamState next, SourceException why) {
    state = next;
    fault = why.fault();
    reason = why.line();
    if (next == StreamState.FAILED) {
      LOG.error("stream {} has failed: {}", spec.id(), reason);
    } else {
      LOG.warn("stream {} is {}: {}", spec.id(), next, reason);
    }
    publish();
  }

  /** What the opened source says of itself. */
  synchronized void opened(SourceReader reader, boolean again) {
    Optional<VideoInfo> video = reader.video();
    hasVideo = video.isPresent();
    hasAudio = reader.audio().isPresent();
    width = video.map(VideoInfo::width).orElse(0);
    height = video.map(VideoInfo::height).orElse(0);
    frameRate = video.map(VideoInfo::frameRate).orElse(0.0);
    rateFrames = 0;
    rateNanos = System.nanoTime();
    if (again) {
      reconnects++;
    }
  }

  /** How many pictures were decoded since it was opened; for the measured rate. */
  synchronized void decoded(long frames) {
    long now = System.nanoTime();
    if (frames > rateFrames && now > rateNanos) {
      frameRate = (frames - rateFrames) * NANOS / (now - rateNanos);
    }
    rateFrames = frames;
    rateNanos = now;
  }

  /** So much more event time was read. */
  synchronized void read(Duration more) {
    length = length.plus(more);
  }

  synchronized StreamState state() {
    return state;
  }

  /** Tells the state on its topic. */
  synchronized void publish() {
    long last = output.counters().lastMedia();
    StreamStatus.Builder status =
        StreamStatus.newBuilder()
            .setStream(spec.id())
            .setTime(clock.instant().truncatedTo(ChronoUnit.MICROS))
            .setState(state)
            .setReason(reason)
            .setSource(spec.address().toString())
            .setEpoch(output.epoch())
            .setClock(output.clockKind())
            .setHasVideo(hasVideo)
            .setHasAudio(hasAudio)
            .setWidth(width)
            .setHeight(height)
            .setFrameRate(frameRate)
            .setFramesPublished(output.counters().frames())
            .setAudioPublished(output.counters().audio())
            .setDropped(output.counters().dropped())
            .setReconnects(reconnects)
            .setEventsOnly(spec.privacy().eventsOnly());
    if (last != Long.MIN_VALUE) {
      status.setLastMediaTime(Instant.EPOCH.plus(last, ChronoUnit.MICROS));
    }
    publisher.state(status.build());
  }

  /**
   * What became of it so far.
   *
   * @param reading event time read since it was last opened
   */
  synchronized StreamSummary summary(Duration reading) {
    return new StreamSummary(
        spec.id(),
        spec.address().toString(),
        state,
        Optional.ofNullable(fault),
        reason,
        length.plus(reading),
        output.counters().frames(),
        output.counters().audio(),
        output.counters().gaps(),
        output.counters().dropped(),
        reconnects,
        output.counters().epochs());
  }
}
