package io.vigil.launcher.bench;

import io.vigil.ingest.IngestConfig;
import io.vigil.ingest.decode.DecodeMode;
import io.vigil.ingest.decode.Decoder;
import io.vigil.ingest.decode.SourceReader;
import io.vigil.ingest.ffmpeg.Interrupter;
import io.vigil.ingest.sample.FrameGrid;
import io.vigil.ingest.sample.PictureEncoder;
import io.vigil.ingest.sample.Segmenter;
import io.vigil.ingest.sample.SoundConverter;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceException;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One film through ingest's own parts, from the file to samples in memory, without Kafka: what the
 * program of FFmpeg is compared with does not publish either.
 *
 * @param cpuSeconds processor time of the thread that did it; a decoder here has no other threads
 * @param pictures JPEGs made
 * @param seconds of sound made
 */
record IngestPass(double cpuSeconds, int pictures, double seconds) {

  /** Plays a film as fast as it decodes. */
  static IngestPass of(Path film, DecodeMode mode) {
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    int[] pictures = {0};
    long[] bytes = {0};
    IngestConfig config = IngestConfig.defaults();
    try (Interrupter interrupter = new Interrupter();
        SourceReader reader =
            SourceReader.open(
                SourceAddress.parse(film.toString()),
                config.connection(),
                Optional.empty(),
                interrupter,
                () -> {});
        Decoder video = reader.decoder(reader.video().orElseThrow().index(), mode);
        Decoder audio = reader.decoder(reader.audio().orElseThrow().index(), DecodeMode.FULL);
        PictureEncoder encoder = new PictureEncoder(config.sampling(), 0);
        SoundConverter converter = new SoundConverter()) {
      FrameGrid grid = new FrameGrid(config.sampling().frameRate());
      Segmenter segmenter = new Segmenter((start, end, pcm, broken) -> bytes[0] += pcm.remaining());
      Decoder.Sink see =
          (frame, micros) -> {
            if (grid.take(micros.orElse(0))) {
              encoder.encode(frame);
              pictures[0]++;
            }
          };
      Decoder.Sink hear =
          (frame, micros) -> segmenter.add(converter.convert(frame), micros.orElse(0));
      int seen = reader.video().orElseThrow().index();
      interrupter.allowForEver();
      while (reader.read()) {
        boolean picture = reader.packet().stream_index() == seen;
        (picture ? video : audio).decode(reader.packet(), picture ? see : hear);
      }
      video.drain(see);
      audio.drain(hear);
      segmenter.flush();
    } catch (SourceException e) {
      throw new Failure(ExitCode.SOURCE, "bench.film", String.valueOf(e.getMessage()), "", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(ExitCode.INTERRUPTED, "bench.film", "was interrupted", "", e);
    }
    long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    return new IngestPass(
        (end - begin) / 1e9, pictures[0], bytes[0] / 2.0 / SoundConverter.SAMPLE_RATE);
  }
}
