package io.vigil.ingest.supervise;

import static io.vigil.ingest.supervise.Prelude.micros;

import io.vigil.ingest.clock.Timeline;
import io.vigil.ingest.decode.AudioInfo;
import io.vigil.ingest.decode.HeldPacket;
import io.vigil.ingest.decode.SourceReader;
import io.vigil.ingest.decode.VideoInfo;
import io.vigil.ingest.ffmpeg.Interrupter;
import io.vigil.ingest.publish.StreamOutput;
import io.vigil.ingest.source.SourceException;
import io.vigil.schemas.ClockKind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One opening of a source, from the first packet to the last. Owns everything native. Used by one
 * thread, but {@link #stop}, {@link #wakeIfDue} and the figures, which any may call.
 */
final class StreamSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamSession.class);
  private static final int PICTURES = 0;
  private static final int SOUND = 1;

  private final StreamSpec spec;
  private final StreamOutput output;
  private final Clock clock;
  private final Interrupter interrupter = new Interrupter();
  private final Prelude prelude;
  private final Pacer pacer;
  private volatile @Nullable InputStream bytes;
  private @Nullable SourceReader reader;
  private @Nullable Timeline timeline;
  private @Nullable PicturePath pictures;
  private @Nullable SoundPath sound;
  private @Nullable SilenceWatch silence;
  private volatile long startEvent;
  private volatile long lastArrival = Long.MIN_VALUE;
  private volatile long lastEvent = Long.MIN_VALUE;
  private volatile long decoded;
  private volatile long connected = Long.MAX_VALUE;

  StreamSession(StreamSpec spec, StreamOutput output, Clock clock) {
    this.spec = spec;
    this.output = output;
    this.clock = clock;
    this.prelude = new Prelude(clock);
    this.pacer = new Pacer(spec.fast());
  }

  /** Opens the source and starts an epoch. */
  SourceReader open() throws SourceException {
    Optional<InputStream> simulated = spec.opener().open(spec.address()).map(WakeableInput::new);
    bytes = simulated.orElse(null);
    SourceReader opened =
        SourceReader.open(
            spec.address(),
            spec.connection(),
            simulated,
            interrupter,
            () -> connected = micros(clock.instant()));
    reader = opened;
    if (!spec.privacy().sound()) {
      opened.leaveSoundOut();
    }
    for (String note : opened.notes()) {
      LOG.warn("stream {}: left out: {}", spec.id(), note);
    }
    Timeline times = opened.finite() ? fileTimeline(opened) : prelude.read(opened, spec.address());
    timeline = times;
    startEvent =
        opened.finite()
            ? times.event(opened.startMicros().orElse(0))
            : prelude.packets().stream()
                .flatMapToLong(packet -> packet.micros().stream())
                .map(times::event)
                .min()
                .orElseGet(() -> micros(clock.instant()));
    Optional<VideoInfo> video = opened.video();
    Optional<AudioInfo> audio = opened.audio();
    if (video.isPresent()) {
      pictures = new PicturePath(spec, opened, video.get(), times, output, audio.isEmpty());
    }
    if (audio.isPresent()) {
      sound = new SoundPath(spec, opened, audio.get(), times, output, video.isEmpty());
    }
    silence = new SilenceWatch(output, opened.finite(), video.isPresent(), audio.isPresent());
    output.live(!opened.finite());
    output.newEpoch(times.kind(), startEvent);
    return opened;
  }

  private Timeline fileTimeline(SourceReader opened) {
    long start =
        micros(spec.start().orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    return Timeline.file(opened.startMicros().orElse(0), start);
  }

  /** Reads to the end. */
  void pump() throws SourceException, InterruptedException {
    SourceReader from = opened(reader);
    while (!prelude.packets().isEmpty()) {
      try (HeldPacket held = prelude.packets().removeFirst()) {
        take(held.packet(), held.micros(), held.arrival());
      }
    }
    while (!prelude.atEnd() && !interrupter.stopped() && from.read()) {
      take(from.packet(), from.packetMicros(), micros(clock.instant()));
    }
    drain();
  }

  private void take(AVPacket packet, OptionalLong source, long arrival)
      throws InterruptedException {
    boolean isPicture = isPicture(packet.stream_index());
    Timeline times = opened(timeline);
    lastArrival = arrival;
    if (source.isPresent()) {
      if (times.observe(isPicture ? PICTURES : SOUND, source.getAsLong(), arrival)) {
        reanchor(times, source.getAsLong(), arrival);
        times.observe(isPicture ? PICTURES : SOUND, source.getAsLong(), arrival);
      }
      long event = times.event(source.getAsLong());
      lastEvent = Math.max(lastEvent, event);
      if (opened(reader).finite()) {
        pacer.await(event - startEvent);
      }
      opened(silence).packet(isPicture, event);
    }
    if (isPicture && pictures != null) {
      pictures.decode(packet);
      decoded = pictures.decoded();
    } else if (!isPicture && sound != null) {
      sound.decode(packet);
    }
  }

  private boolean isPicture(int index) {
    return opened(reader).video().map(info -> info.index() == index).orElse(false);
  }

  /**
   * The source's clock has jumped: what was read belongs to the old epoch, the rest to a new one.
   */
  private void reanchor(Timeline times, long source, long arrival) throws InterruptedException {
    drain();
    long end = Math.max(endEvent(), startEvent);
    long event = times.kind() == ClockKind.FILE ? end : Math.max(arrival, end);
    LOG.warn("stream {}: its clock jumped; a new epoch begins", spec.id());
    times.anchor(source, event);
    output.newEpoch(times.kind(), event);
  }

  private void drain() throws InterruptedException {
    if (pictures != null) {
      pictures.drain();
    }
    if (sound != null) {
      sound.drain();
    }
  }

  /** Where the media end so far, event time. */
  long endEvent() {
    long end = startEvent;
    if (pictures != null) {
      end = Math.max(end, pictures.endEvent());
    }
    if (sound != null) {
      end = Math.max(end, sound.endEvent());
    }
    return end;
  }

  /** Where the media begin, event time. */
  long startEvent() {
    return startEvent;
  }

  /** The wall clock when the newest packet came; Long.MIN_VALUE before the first. */
  long lastArrival() {
    return lastArrival;
  }

  /** The event time of the newest packet; Long.MIN_VALUE before the first. */
  long lastEvent() {
    return lastEvent;
  }

  /**
   * The wall clock when the other side answered, from when media may wait that have no times yet;
   * Long.MAX_VALUE before.
   */
  long connected() {
    return connected;
  }

  /** Pictures decoded so far. */
  long decoded() {
    return decoded;
  }

  /** Ends {@link #open} and {@link #pump} soon. */
  void stop() {
    interrupter.stop();
    wakeIfDue();
  }

  /** A Java stream does not heed deadlines: it is closed when one has passed. */
  void wakeIfDue() {
    InputStream stream = bytes;
    if (stream != null && interrupter.due()) {
      // What was read before may still be given out, which must not count as a sign of life.
      interrupter.expire();
      try {
        stream.close();
      } catch (IOException e) {
        LOG.debug("stream {}: {}", spec.id(), e.getMessage());
      }
    }
  }

  // What open has set is there once it has returned.
  private static <T> T opened(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("the source is not open");
    }
    return part;
  }

  @Override
  public void close() {
    prelude.close();
    if (pictures != null) {
      pictures.close();
    }
    if (sound != null) {
      sound.close();
    }
    if (reader != null) {
      reader.close();
    }
    interrupter.stop();
    wakeIfDue();
    interrupter.close();
  }
}
