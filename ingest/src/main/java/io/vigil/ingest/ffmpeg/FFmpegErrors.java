package io.vigil.ingest.ffmpeg;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** Turns FFmpeg's return codes into exceptions and texts. */
public final class FFmpegErrors {
  private static final int TEXT_BYTES = 256;

  private FFmpegErrors() {}

  /** Returns {@code code} if it tells success, else throws. */
  public static int check(int code, String doing) {
    if (code < 0) {
      throw new FFmpegException(doing, code);
    }
    return code;
  }

  /**
   * Returns {@code pointer} unless it is null or points to nothing: FFmpeg is out of memory then.
   */
  public static <P extends Pointer> P present(@Nullable P pointer, String doing) {
    if (pointer == null || pointer.isNull()) {
      throw new FFmpegException(doing, avutil.AVERROR_ENOMEM());
    }
    return pointer;
  }

  /** FFmpeg's text for an error code. */
  public static String text(int code) {
    byte[] text = new byte[TEXT_BYTES];
    avutil.av_strerror(code, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, UTF_8);
  }
}
