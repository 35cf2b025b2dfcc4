package io.vigil.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.ffmpeg.Interrupter;
import io.vigil.ingest.film.FilmFormat;
import io.vigil.ingest.film.FilmFormat.Container;
import io.vigil.ingest.film.FilmFormat.Video;
import io.vigil.ingest.sample.PictureEncoder;
import io.vigil.ingest.sample.SamplingConfig;
import io.vigil.ingest.sample.SoundConverter;
import io.vigil.ingest.source.ConnectionConfig;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.testing.TestFilms;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening and closing again and again takes no more native memory than doing it a few times. */
class NativeMemoryTest {
  private static final int WARM = 30;
  private static final int ROUNDS = 3;
  private static final int MEASURED = 150;
  // A single reader that is not closed holds some 6 MB; freed memory comes and goes by less.
  private static final long ALLOWED = 60L << 20;

  @TempDir Path folder;

  @Test
  void decodingLeavesNothingBehind() throws Exception {
    Path film =
        TestFilms.write(
            folder.resolve("film.mp4"),
            FilmFormat.of(Container.MP4, 640, 360, 25).withVideo(Video.H264),
            1);
    SourceAddress address = SourceAddress.parse(film.toString());

    assertStays(() -> decode(address, Optional.empty()));
  }

  @Test
  void streamsOfJavaLeaveNothingBehind() throws Exception {
    Path film =
        TestFilms.write(
            folder.resolve("film.ts"), FilmFormat.of(Container.MPEGTS, 640, 360, 25), 1);
    SourceAddress address = SourceAddress.parse("pipe:1");

    assertStays(
        () -> {
          try (InputStream in = Files.newInputStream(film)) {
            decode(address, Optional.of(in));
          }
        });
  }

  @Test
  void writingLeavesNothingBehind() throws Exception {
    assertStays(
        () ->
            TestFilms.write(
                folder.resolve("out.mp4"), FilmFormat.of(Container.MP4, 640, 360, 25), 0.2));
  }

  @Test
  void failedOpeningsLeaveNothingBehind() throws Exception {
    Path noise = Files.write(folder.resolve("noise.mp4"), new byte[100_000]);
    SourceAddress address = SourceAddress.parse(noise.toString());

    assertStays(
        () -> {
          try {
            decode(address, Optional.empty());
          } catch (io.vigil.ingest.source.SourceException e) {
            assertThat(e.line()).contains("no film");
          }
        });
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void assertStays(Work work) throws Exception {
    for (int i = 0; i < WARM; i++) {
      work.run();
    }
    long grown = Long.MAX_VALUE;
    // The heap's own growth is in these bytes too, now and then; what leaks grows every time.
    for (int round = 0; round < ROUNDS && grown >= ALLOWED; round++) {
      System.gc();
      long before = Pointer.physicalBytes();
      long tracked = Pointer.totalBytes();
      for (int i = 0; i < MEASURED; i++) {
        work.run();
      }
      System.gc();
      grown = Pointer.physicalBytes() - before;
      assertThat(Pointer.totalBytes() - tracked).isLessThan(1 << 20);
    }
    assertThat(grown).isLessThan(ALLOWED);
  }

  private static void decode(SourceAddress address, Optional<InputStream> bytes) throws Exception {
    try (Interrupter interrupter = new Interrupter();
        SourceReader reader =
            SourceReader.open(address, ConnectionConfig.defaults(), bytes, interrupter, () -> {});
        Decoder pictures = reader.decoder(reader.video().orElseThrow().index(), DecodeMode.FULL);
        Decoder sound = reader.decoder(reader.audio().orElseThrow().index(), DecodeMode.FULL);
        PictureEncoder encoder = new PictureEncoder(SamplingConfig.defaults(), 90);
        SoundConverter converter = new SoundConverter()) {
      while (reader.read()) {
        if (reader.packet().stream_index() == reader.video().orElseThrow().index()) {
          pictures.decode(reader.packet(), (frame, micros) -> encoder.encode(frame));
        } else {
          sound.decode(reader.packet(), (frame, micros) -> converter.convert(frame));
        }
      }
      converter.drain();
    }
  }
}
