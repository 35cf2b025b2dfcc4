package io.vigil.ingest.supervise;

import io.vigil.ingest.clock.Timeline;
import io.vigil.ingest.decode.AudioInfo;
import io.vigil.ingest.decode.DecodeMode;
import io.vigil.ingest.decode.Decoder;
import io.vigil.ingest.decode.SourceReader;
import io.vigil.ingest.ffmpeg.FFmpegException;
import io.vigil.ingest.publish.Modality;
import io.vigil.ingest.publish.StreamOutput;
import io.vigil.ingest.sample.Segmenter;
import io.vigil.ingest.sample.SoundConverter;
import io.vigil.ingest.source.SourceException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a stream's sound: decode, convert, cut, tell. Used by one thread. */
final class SoundPath implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SoundPath.class);
  private static final long MICROS = 1_000_000;

  private final String stream;
  private final Timeline timeline;
  private final StreamOutput output;
  private final boolean alone;
  private final Decoder decoder;
  private final SoundConverter converter = new SoundConverter();
  private final Segmenter segmenter = new Segmenter(this::segment);
  private long lastSource;
  // Samples that went into the converter and have not come out, as time.
  private long heldMicros;
  private long endEvent = Long.MIN_VALUE;

  SoundPath(
      StreamSpec spec,
      SourceReader reader,
      AudioInfo info,
      Timeline timeline,
      StreamOutput output,
      boolean alone)
      throws SourceException {
    this.stream = spec.id();
    this.timeline = timeline;
    this.output = output;
    this.alone = alone;
    decoder = reader.decoder(info.index(), DecodeMode.FULL);
    lastSource = reader.startMicros().orElse(0);
  }

  void decode(AVPacket packet) throws InterruptedException {
    decoder.decode(packet, this::frame);
  }

  /** Gives out what decoder, converter and segmenter hold. */
  void drain() throws InterruptedException {
    decoder.drain(this::frame);
    add(converter.drain());
    segmenter.flush();
    heldMicros = 0;
  }

  private void frame(AVFrame frame, OptionalLong micros) throws InterruptedException {
    if (frame.sample_rate() <= 0 || frame.nb_samples() <= 0) {
      return;
    }
    long source = micros.orElse(lastSource);
    long length = frame.nb_samples() * MICROS / frame.sample_rate();
    lastSource = source + length;
    try {
      short[] samples = converter.convert(frame);
      long made = Segmenter.micros(samples.length);
      if (samples.length > 0) {
        segmenter.add(samples, timeline.event(source) - heldMicros);
        endEvent = Math.max(endEvent, timeline.event(source) - heldMicros + made);
      }
      heldMicros = Math.max(0, heldMicros + length - made);
    } catch (FFmpegException e) {
      LOG.debug("stream {}: some sound is left out: {}", stream, e.getMessage());
    }
  }

  private void add(short[] samples) throws InterruptedException {
    if (samples.length > 0) {
      segmenter.add(samples, timeline.event(lastSource) - heldMicros);
      endEvent = Math.max(endEvent, timeline.event(lastSource));
    }
  }

  private void segment(long start, long end, ByteBuffer pcm, boolean discontinuity)
      throws InterruptedException {
    output.sound(start, end, discontinuity, pcm);
    if (alone) {
      output.heartbeat(Modality.FRAMES, end);
    }
  }

  /** Where the sound ends, event time; Long.MIN_VALUE before the first. */
  long endEvent() {
    return endEvent;
  }

  @Override
  public void close() {
    decoder.close();
    converter.close();
  }
}
