package io.vigil.ingest.supervise;

import io.vigil.ingest.clock.Timeline;
import io.vigil.ingest.decode.Decoder;
import io.vigil.ingest.decode.SourceReader;
import io.vigil.ingest.decode.VideoInfo;
import io.vigil.ingest.ffmpeg.FFmpegException;
import io.vigil.ingest.publish.Modality;
import io.vigil.ingest.publish.StreamOutput;
import io.vigil.ingest.sample.FrameGrid;
import io.vigil.ingest.sample.Picture;
import io.vigil.ingest.sample.PictureEncoder;
import io.vigil.ingest.source.SourceException;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a stream's pictures: decode, choose, encode, tell. Used by one thread. */
final class PicturePath implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PicturePath.class);
  private static final long MICROS = 1_000_000;
  private static final double USUAL_RATE = 25;

  private final StreamSpec spec;
  private final Timeline timeline;
  private final StreamOutput output;
  private final boolean alone;
  private final Decoder decoder;
  private final PictureEncoder encoder;
  private final FrameGrid grid;
  private final Optional<FrameGrid> slots;
  private final long frameMicros;
  private final long startSource;
  private long decoded;
  private long errorsTold;
  private long lastSource = Long.MIN_VALUE;
  private boolean synthetic;
  private boolean broken;
  private long endEvent = Long.MIN_VALUE;

  PicturePath(
      StreamSpec spec,
      SourceReader reader,
      VideoInfo info,
      Timeline timeline,
      StreamOutput output,
      boolean alone)
      throws SourceException {
    this.spec = spec;
    this.timeline = timeline;
    this.output = output;
    this.alone = alone;
    decoder = reader.decoder(info.index(), spec.decode());
    encoder = new PictureEncoder(spec.sampling(), info.rotation(), spec.privacy().masks());
    grid = new FrameGrid(spec.sampling().frameRate());
    slots =
        spec.slotMicros().isPresent()
            ? Optional.of(FrameGrid.ofMicros(spec.slotMicros().getAsLong()))
            : Optional.empty();
    double rate = info.frameRate() > 0 ? info.frameRate() : USUAL_RATE;
    frameMicros = Math.round(MICROS / rate);
    startSource = reader.startMicros().orElse(0);
  }

  void decode(AVPacket packet) throws InterruptedException {
    decoder.decode(packet, this::frame);
  }

  /** Gives out what the decoder holds. */
  void drain() throws InterruptedException {
    decoder.drain(this::frame);
    lastSource = Long.MIN_VALUE;
  }

  private void frame(AVFrame frame, OptionalLong micros) throws InterruptedException {
    decoded++;
    boolean made = micros.isEmpty();
    long source =
        micros.orElse(lastSource == Long.MIN_VALUE ? startSource : lastSource + frameMicros);
    // A picture whose time was made up does not follow from one whose time was known, or back.
    broken |= made != synthetic;
    synthetic = made;
    lastSource = source;
    if (decoder.errors() > errorsTold || frame.decode_error_flags() != 0) {
      errorsTold = decoder.errors();
      broken = true;
    }
    long event = timeline.event(source);
    endEvent = Math.max(endEvent, event + frameMicros);
    // Where a model encodes here, only what its job would have chosen of what is sampled.
    if (!grid.take(event) || (slots.isPresent() && !slots.get().take(event))) {
      return;
    }
    try {
      Picture picture = encoder.encode(frame);
      output.picture(
          event,
          event + standsMicros(),
          broken,
          picture.width(),
          picture.height(),
          frame.decode_error_flags(),
          picture.jpeg());
      broken = false;
      if (alone) {
        output.heartbeat(Modality.AUDIO, event);
      }
    } catch (FFmpegException e) {
      broken = true;
      LOG.debug("stream {}: a picture is left out: {}", spec.id(), e.getMessage());
    }
  }

  /** How long a picture stands until the next one that is taken. */
  private long standsMicros() {
    return Math.max(grid.slotMicros(), slots.map(FrameGrid::slotMicros).orElse(0L));
  }

  /** Pictures decoded so far. */
  long decoded() {
    return decoded;
  }

  /** Where the pictures end, event time; Long.MIN_VALUE before the first. */
  long endEvent() {
    return endEvent;
  }

  @Override
  public void close() {
    decoder.close();
    encoder.close();
  }
}
