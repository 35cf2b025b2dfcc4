package io.vigil.model.composite;

import java.util.ArrayList;
import java.util.List;

/**
 * When a recording sounds, found by its loudness in frames of 20 ms.
 *
 * @param spans of [from, to), in samples, in order, apart from each other
 */
record Activity(List<Span> spans) {
  /** Loudness is found frame by frame, in samples. */
  static final int FRAME = 320;

  /** Less than this share of the loudest frame's amplitude is silence: 26 dB below it. */
  private static final double QUIET = 0.05;

  /** Shorter silences belong to the sound, in samples. */
  static final int BREATH = 9_600;

  /** So long at least is a sound heard, even when it is over sooner, in samples. */
  private static final int SHORTEST = 8_000;

  record Span(int from, int to) {}

  Activity {
    spans = List.copyOf(spans);
  }

  static Activity of(short[] samples) {
    int frames = (samples.length + FRAME - 1) / FRAME;
    double[] loudness = new double[frames];
    double loudest = 0;
    for (int f = 0; f < frames; f++) {
      int end = Math.min(samples.length, (f + 1) * FRAME);
      double sum = 0;
      for (int i = f * FRAME; i < end; i++) {
        sum += (double) samples[i] * samples[i];
      }
      loudness[f] = Math.sqrt(sum / (end - f * FRAME));
      loudest = Math.max(loudest, loudness[f]);
    }
    List<Span> spans = new ArrayList<>();
    for (int f = 0; f < frames; f++) {
      if (loudness[f] >= Math.max(20, QUIET * loudest)) {
        int from = f * FRAME;
        int to = Math.min(samples.length, from + FRAME);
        Span last = spans.isEmpty() ? new Span(0, -BREATH - 1) : spans.get(spans.size() - 1);
        if (from - last.to() <= BREATH && !spans.isEmpty()) {
          spans.set(spans.size() - 1, new Span(last.from(), to));
        } else {
          spans.add(new Span(from, to));
        }
      }
    }
    return new Activity(spans);
  }

  /** When it sounds if it is played faster by a factor. */
  Activity faster(double speed) {
    return new Activity(
        spans.stream()
            .map(s -> new Span((int) (s.from() / speed), (int) Math.ceil(s.to() / speed)))
            .toList());
  }

  /** Whether it sounds throughout, for so many samples at least. */
  boolean isSteady(int least) {
    return spans.size() == 1 && spans.get(0).to() - spans.get(0).from() >= least;
  }

  /** Whether nothing is heard in it. */
  boolean isSilent() {
    return spans.isEmpty();
  }

  /** Where its first sound begins. */
  int begin() {
    return spans.get(0).from();
  }

  /** Where its last sound ends. */
  int end() {
    return spans.get(spans.size() - 1).to();
  }

  /** The spans, each made long enough to be told by somebody who hears it once. */
  List<Span> told() {
    return spans.stream()
        .map(s -> new Span(s.from(), Math.max(s.to(), s.from() + SHORTEST)))
        .toList();
  }
}
