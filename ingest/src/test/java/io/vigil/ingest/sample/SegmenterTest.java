package io.vigil.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmenterTest {
  private static final long SECOND = 1_000_000;
  private static final long BASE = 1_770_000_000L * SECOND;

  private record Segment(long start, long end, int samples, boolean discontinuity, short first) {}

  private final List<Segment> segments = new ArrayList<>();
  private final Segmenter segmenter =
      new Segmenter(
          (start, end, pcm, discontinuity) ->
              segments.add(
                  new Segment(
                      start,
                      end,
                      pcm.remaining() / 2,
                      discontinuity,
                      pcm.order(ByteOrder.LITTLE_ENDIAN).getShort(0))));

  private void add(int from, int count, long event) throws InterruptedException {
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (short) (from + i);
    }
    segmenter.add(samples, event);
  }

  @Test
  void segmentsEndOnWholeSecondsUtc() throws Exception {
    long start = BASE + 300_000;
    for (int i = 0; i < 40_000; i += 400) {
      add(i, 400, start + Segmenter.micros(i));
    }
    segmenter.flush();

    assertThat(segments)
        .containsExactly(
            new Segment(start, BASE + SECOND, 11_200, true, (short) 0),
            new Segment(BASE + SECOND, BASE + 2 * SECOND, 16_000, false, (short) 11_200),
            new Segment(BASE + 2 * SECOND, BASE + 2_800_000, 12_800, false, (short) 27_200));
  }

  @Test
  void timeAdvancesBySamplesUnderSmallJitter() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 160_000; i += 320) {
      add(i, 320, BASE + Segmenter.micros(i) + random.nextInt(60_000) - 30_000L * (i > 0 ? 1 : 0));
    }

    assertThat(segments.size()).isBetween(9, 10);
    assertThat(segments.subList(1, segments.size()))
        .allMatch(segment -> !segment.discontinuity() && segment.samples() == 16_000);
  }

  @Test
  void aHoleInTheSoundStartsAnewAndIsTold() throws Exception {
    add(0, 8000, BASE);
    add(8000, 16_000, BASE + 2 * SECOND);

    assertThat(segments)
        .containsExactly(
            new Segment(BASE, BASE + 500_000, 8000, true, (short) 0),
            new Segment(BASE + 2 * SECOND, BASE + 3 * SECOND, 16_000, true, (short) 8000));
  }

  @Test
  void whatOverlapsIsLeftOut() throws Exception {
    add(0, 8000, BASE);
    add(4000, 16_000, BASE + 250_000);

    assertThat(segments).hasSize(1);
    assertThat(segments.get(0).samples()).isEqualTo(16_000);
    segmenter.flush();
    assertThat(segments.get(1).start()).isEqualTo(BASE + SECOND);
    assertThat(segments.get(1).samples()).isEqualTo(4000);
  }

  /** Whatever comes: segments never overlap, and never cross a whole second. */
  @Test
  void segmentsAreInOrderAndWithinTheirSecond() throws Exception {
    Random random = new Random(3);
    long event = BASE + 123_457;
    for (int i = 0; i < 2000; i++) {
      int count = 1 + random.nextInt(3000);
      add(0, count, event);
      event += Segmenter.micros(count);
      if (random.nextInt(20) == 0) {
        event += random.nextInt(3_000_000) - 500_000;
      }
    }
    segmenter.flush();

    long bound = Long.MIN_VALUE;
    for (Segment segment : segments) {
      assertThat(segment.start()).isGreaterThanOrEqualTo(bound);
      assertThat(Math.floorDiv(segment.start(), SECOND))
          .isEqualTo(Math.floorDiv(segment.end() - 1, SECOND));
      assertThat(segment.samples()).isLessThanOrEqualTo(16_000);
      bound = segment.end();
    }
  }
}
