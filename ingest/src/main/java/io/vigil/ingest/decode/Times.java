package io.vigil.ingest.decode;

import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** Ticks of a stream's time base as microseconds. */
final class Times {
  private static final long MICROS = 1_000_000L;

  private Times() {}

  static long micros(long ticks, AVStream stream) {
    AVRational base = stream.time_base();
    return scale(ticks, base.num(), base.den());
  }

  /** {@code ticks * num / den} seconds in microseconds, rounded down, without overflow. */
  static long scale(long ticks, int num, int den) {
    long high = Math.floorDiv(ticks, den);
    long low = Math.floorMod(ticks, (long) den);
    return high * num * MICROS + low * num * MICROS / den;
  }
}
