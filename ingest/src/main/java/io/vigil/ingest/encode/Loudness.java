package io.vigil.ingest.encode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/** The loudness of sound. */
public final class Loudness {
  /** What digital silence is told as, dBFS: below the least that 16 bits can hold. */
  public static final float SILENCE = -100;

  private static final double FULL_SCALE = 32768;

  private Loudness() {}

  /** The root mean square of 16-bit little-endian samples over full scale, in dBFS. */
  public static float dbfs(ByteBuffer samples) {
    ShortBuffer values = samples.duplicate().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    int count = values.remaining();
    double squares = 0;
    while (values.hasRemaining()) {
      double value = values.get() / FULL_SCALE;
      squares += value * value;
    }
    if (count == 0 || squares == 0) {
      return SILENCE;
    }
    return (float) Math.max(SILENCE, 10 * Math.log10(squares / count));
  }
}
