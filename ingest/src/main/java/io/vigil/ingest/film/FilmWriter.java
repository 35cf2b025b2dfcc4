package io.vigil.ingest.film;

import static io.vigil.ingest.ffmpeg.FFmpegErrors.check;

import io.vigil.ingest.ffmpeg.ByteOutput;
import io.vigil.ingest.ffmpeg.FFmpegException;
import io.vigil.ingest.ffmpeg.FFmpegLog;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Encodes pictures and sound to a film, through FFmpeg's encoders.
 *
 * <pre>{@code
 * FilmFormat format = FilmFormat.of(FilmFormat.Container.MP4, 320, 240, 25);
 * try (FilmWriter film = FilmWriter.toFile(Path.of("film.mp4"), format)) {
 *   for (int i = 0; i < 250; i++) {
 *     film.picture(rgb(i), i * 40_000L); // packed RGB, width * height * 3 bytes; microseconds
 *     film.sound(samples(i), 0, 640); // 16 kHz mono
 *   }
 * }
 * }</pre>
 *
 * <p>Pictures and sound both start at 0; give them in step, a packet waits until the other track
 * has come as far. {@link #close} ends the film properly. Used by one thread at a time. All methods
 * throw {@link FFmpegException} when FFmpeg refuses.
 */
public final class FilmWriter implements AutoCloseable {
  private final AVFormatContext film;
  private final @Nullable ByteOutput output;
  private final @Nullable PictureTrack pictures;
  private final @Nullable SoundTrack sound;
  private boolean closed;

  private FilmWriter(
      String address,
      @Nullable OutputStream stream,
      FilmFormat format,
      Map<String, String> muxerOptions) {
    FFmpegLog.install();
    film = new AVFormatContext(null);
    check(
        avformat.avformat_alloc_output_context2(film, null, format.container().muxer(), address),
        "make a film of kind " + format.container().muxer());
    film.flags(film.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
    // Live streams must not sit in the muxer.
    film.flush_packets(1);
    film.max_delay(0);
    output = stream == null ? null : new ByteOutput(stream, format.container().packetBytes());
    pictures = format.video() == FilmFormat.Video.NONE ? null : new PictureTrack(film, format);
    sound = format.audio() == FilmFormat.Audio.NONE ? null : new SoundTrack(film, format);
    try {
      begin(address, muxerOptions);
    } catch (FFmpegException e) {
      free();
      throw e;
    }
  }

  /** Writes to a file, which is replaced if it exists. */
  public static FilmWriter toFile(Path file, FilmFormat format) {
    return new FilmWriter("file:" + file.toAbsolutePath(), null, format, Map.of());
  }

  /**
   * Writes to a stream, as the bytes come; the stream is not closed. Not for {@code MP4}, whose
   * writer must go back.
   */
  public static FilmWriter toStream(OutputStream stream, FilmFormat format) {
    return new FilmWriter("", stream, format, Map.of());
  }

  /**
   * Writes to any address that FFmpeg knows ({@code srt://...?mode=listener}, {@code udp://...}),
   * with options of its muxer and protocol. Blocks until the other side is there.
   */
  public static FilmWriter toAddress(
      String address, FilmFormat format, Map<String, String> options) {
    return new FilmWriter(address, null, format, options);
  }

  private void begin(String address, Map<String, String> options) {
    AVDictionary dictionary = new AVDictionary(null);
    try {
      options.forEach((key, value) -> avutil.av_dict_set(dictionary, key, value, 0));
      if (output != null) {
        film.pb(output.context());
      } else if ((film.oformat().flags() & avformat.AVFMT_NOFILE) == 0) {
        AVIOContext io = new AVIOContext(null);
        check(
            avformat.avio_open2(io, address, avformat.AVIO_FLAG_WRITE, null, dictionary),
            "open the output");
        film.pb(io);
      }
      check(avformat.avformat_write_header(film, dictionary), "begin the film");
    } finally {
      avutil.av_dict_free(dictionary);
    }
  }

  /**
   * Adds a picture.
   *
   * @param rgb packed RGB, row by row from the top, width * height * 3 bytes
   * @param micros its time since the film's start, microseconds, greater than the one before
   */
  public void picture(byte[] rgb, long micros) {
    Optional.ofNullable(pictures)
        .orElseThrow(() -> new IllegalStateException("this film has no pictures"))
        .write(rgb, micros);
  }

  /** Adds {@code count} samples of sound, 16 kHz mono, following the ones before. */
  public void sound(short[] samples, int offset, int count) {
    Optional.ofNullable(sound)
        .orElseThrow(() -> new IllegalStateException("this film has no sound"))
        .write(samples, offset, count);
  }

  /** Ends the film and frees what it held. A broken output shows here at the latest. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (pictures != null) {
        pictures.finish();
      }
      if (sound != null) {
        sound.finish();
      }
      check(avformat.av_write_trailer(film), "end the film");
    } finally {
      free();
    }
  }

  private void free() {
    if (pictures != null) {
      pictures.close();
    }
    if (sound != null) {
      sound.close();
    }
    if (output != null) {
      output.close();
    } else if (film.pb() != null && (film.oformat().flags() & avformat.AVFMT_NOFILE) == 0) {
      avformat.avio_closep(film.pb());
    }
    avformat.avformat_free_context(film);
  }
}
