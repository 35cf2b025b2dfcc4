package io.vigil.operators.align;

import io.vigil.operators.encode.Modality;
import io.vigil.operators.encode.TimeGrid;
import io.vigil.operators.encode.TokenKind;
import io.vigil.operators.encode.TokenRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes one stream's records as encoding leaves them, in the order of their sequences. */
final class TestStream {

  static final int WIDTH = 4;
  static final int FRAME_TOKENS = 2;
  static final TimeGrid GRID = new TimeGrid(500_000, 8, 2, 16_000);
  static final AlignSettings SETTINGS =
      new AlignSettings(
          GRID, FRAME_TOKENS, WIDTH, 3, Duration.ofSeconds(2), Duration.ofSeconds(15), 512, 1200);
  static final long SECOND = 1_000_000;
  static final long START = 1_767_225_600L * SECOND;

  final List<TokenRecord> records = new ArrayList<>();

  private final String name;
  private long epoch = 1;
  private long pictures;
  private long sounds;

  TestStream(String name) {
    this.name = name;
  }

  TestStream epoch(long newEpoch) {
    epoch = newEpoch;
    pictures = 0;
    sounds = 0;
    return this;
  }

  /** A picture; its tokens tell its time. */
  TestStream picture(double second) {
    long time = at(second);
    float[] tokens = new float[FRAME_TOKENS * WIDTH];
    java.util.Arrays.fill(tokens, (float) second + 1);
    return add(Modality.PICTURE, TokenKind.TOKENS, time, time, GRID.slotOf(time), 1, tokens);
  }

  /** A second of sound; its tokens tell their times. */
  TestStream sound(double second) {
    long time = at(second);
    float[] tokens = new float[GRID.cellsPerSegment() * WIDTH];
    for (int i = 0; i < tokens.length; i++) {
      int cell = i / WIDTH;
      tokens[i] = (float) second + 1 + cell / 8f;
    }
    return add(
        Modality.SOUND, TokenKind.TOKENS, time, time + SECOND, GRID.cellOf(time), 15, tokens);
  }

  /** Both modalities of whole seconds [from, to). */
  TestStream seconds(int from, int to) {
    for (int second = from; second < to; second++) {
      picture(second).picture(second + 0.5).sound(second);
    }
    return this;
  }

  TestStream marker(Modality modality, TokenKind kind, double second, double end) {
    return add(modality, kind, at(second), at(end), GRID.slotOf(at(second)), 0, new float[0]);
  }

  TestStream end(double second) {
    return marker(Modality.PICTURE, TokenKind.END, second, second)
        .marker(Modality.SOUND, TokenKind.END, second, second);
  }

  /** The next record of a modality is lost: its number is passed over. */
  TestStream lose(Modality modality) {
    if (modality == Modality.PICTURE) {
      pictures++;
    } else {
      sounds++;
    }
    return this;
  }

  static long at(double second) {
    return START + Math.round(second * SECOND);
  }

  private TestStream add(
      Modality modality, TokenKind kind, long time, long end, long cell, int mask, float[] tokens) {
    long sequence = modality == Modality.PICTURE ? pictures++ : sounds++;
    records.add(
        new TokenRecord(
            name, epoch, sequence, modality, kind, time, end, true, false, time, cell, mask,
            tokens));
    return this;
  }
}
