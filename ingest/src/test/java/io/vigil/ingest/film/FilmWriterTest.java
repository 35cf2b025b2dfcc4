package io.vigil.ingest.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.ingest.film.FilmFormat.Audio;
import io.vigil.ingest.film.FilmFormat.Container;
import io.vigil.ingest.film.FilmFormat.Video;
import io.vigil.ingest.testing.TestFilms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilmWriterTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "MP4,MPEG4,AAC",
    "MP4,H264,AAC",
    "MKV,H264,PCM",
    "MKV,MJPEG,NONE",
    "MPEGTS,H264,AAC",
    "MPEGTS,MPEG4,MP2",
    "AVI,MPEG4,PCM",
    "FLV,H264,AAC",
    "WAV,NONE,PCM"
  })
  void everyPictureAndAllTheSoundAreInTheFilm(Container container, Video video, Audio audio) {
    FilmFormat format = FilmFormat.of(container, 160, 120, 25).withVideo(video).withAudio(audio);
    Path film = TestFilms.write(folder.resolve("film"), format, 2);

    Contents contents = Contents.of(film);

    assertThat(contents.pictures).isEqualTo(video == Video.NONE ? 0 : 50);
    if (audio != Audio.NONE) {
      assertThat(contents.soundSeconds).isBetween(1.9, 2.2);
    }
  }

  @Test
  void aTransportStreamComesOutWhileItIsWritten() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FilmFormat format = FilmFormat.of(Container.MPEGTS, 160, 120, 25);
    try (FilmWriter film = FilmWriter.toStream(bytes, format)) {
      TestFilms.play(film, format, 0, 1);

      assertThat(bytes.size()).isGreaterThan(10_000);
    }
  }

  @Test
  void aBrokenOutputIsTold() {
    FilmFormat format = FilmFormat.of(Container.MPEGTS, 160, 120, 25);
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("the reader has gone");
          }
        };

    assertThatThrownBy(
            () -> {
              try (FilmWriter film = FilmWriter.toStream(broken, format)) {
                TestFilms.play(film, format, 0, 1);
              }
            })
        .hasMessageStartingWith("FFmpeg could not");
  }

  @Test
  void aPictureOfAnotherSizeIsRefused() throws IOException {
    try (FilmWriter film =
        FilmWriter.toFile(folder.resolve("film.mkv"), FilmFormat.of(Container.MKV, 160, 120, 25))) {
      assertThatThrownBy(() -> film.picture(new byte[10], 0))
          .hasMessageContaining("160x120 needs 57600 bytes");
    }
    assertThat(Files.size(folder.resolve("film.mkv"))).isPositive();
  }

  private record Contents(int pictures, double soundSeconds) {
    static Contents of(Path file) {
      AVFormatContext film = new AVFormatContext(null);
      assertThat(avformat.avformat_open_input(film, file.toString(), null, (AVDictionary) null))
          .isZero();
      avformat.avformat_find_stream_info(film, (AVDictionary) null);
      AVPacket packet = avcodec.av_packet_alloc();
      int pictures = 0;
      double sound = 0;
      while (avformat.av_read_frame(film, packet) >= 0) {
        var stream = film.streams(packet.stream_index());
        if (stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO) {
          pictures++;
        } else {
          sound += packet.duration() * avutil.av_q2d(stream.time_base());
        }
        avcodec.av_packet_unref(packet);
      }
      avcodec.av_packet_free(packet);
      avformat.avformat_close_input(film);
      return new Contents(pictures, sound);
    }
  }
}
