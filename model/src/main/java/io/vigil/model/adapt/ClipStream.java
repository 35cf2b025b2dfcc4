package io.vigil.model.adapt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Films one after another with quiet between them, as a camera would send them, with what is true
 * of each slot. So beginnings and ends are learnt and judged where they are.
 */
final class ClipStream {

  /** Slots of a stream, about; a longer film makes a longer one. */
  private static final int LENGTH = 400;

  /** Slots without a film behind each. */
  private static final int SHORTEST_GAP = 3;

  private static final int LONGEST_GAP = 8;

  /** How often two films sound at once. */
  private static final double MIXED = 0.25;

  /** Share of a slot that a label must fill to hold in it. */
  private static final double HOLDS = 0.4;

  /** A slot this far below the loudest one of a sound is quiet: 40 dB. */
  private static final double QUIET = 1e-4;

  private final List<String> classes;
  private final List<Placed> placed = new ArrayList<>();
  private final boolean sees;
  private final boolean hears;
  private int slots;

  /** A film in its place: changed, from a slot on. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of media; compared by nobody
  private record Placed(LabelledFilm film, Change change, short[] sound, int first, int slots) {}

  private ClipStream(List<String> classes, boolean sees, boolean hears) {
    this.classes = classes;
    this.sees = sees;
    this.hears = hears;
  }

  /** A film alone, as it is. */
  static ClipStream of(LabelledFilm film, List<String> classes) {
    ClipStream stream = new ClipStream(classes, film.sees(), film.hears());
    stream.place(film, Change.none());
    return stream;
  }

  /** Streams of all films, in an order drawn by the seed; those of other senses in others. */
  static List<ClipStream> of(
      List<LabelledFilm> films, List<String> classes, boolean changed, long seed) {
    List<LabelledFilm> shuffled = new ArrayList<>(films);
    Collections.shuffle(shuffled, new Random(seed));
    SplittableRandom random = new SplittableRandom(seed);
    List<ClipStream> streams = new ArrayList<>();
    List<ClipStream> open = new ArrayList<>();
    for (LabelledFilm film : shuffled) {
      ClipStream stream = open(open, film, classes);
      if (changed && film.hears() && !film.sees() && random.nextDouble() < MIXED) {
        LabelledFilm other = shuffled.get(random.nextInt(shuffled.size()));
        if (other.hears() && !other.sees()) {
          stream.mix(other, Change.draw(random), random);
        }
      }
      stream.place(film, changed ? Change.draw(random) : Change.none());
      stream.slots += SHORTEST_GAP + random.nextInt(LONGEST_GAP - SHORTEST_GAP + 1);
      if (stream.slots >= LENGTH) {
        open.remove(stream);
        streams.add(stream);
      }
    }
    streams.addAll(open);
    return streams;
  }

  private static ClipStream open(List<ClipStream> open, LabelledFilm film, List<String> classes) {
    for (ClipStream stream : open) {
      if (stream.sees == film.sees() && stream.hears == film.hears()) {
        return stream;
      }
    }
    ClipStream stream = new ClipStream(classes, film.sees(), film.hears());
    open.add(stream);
    return stream;
  }

  private void place(LabelledFilm film, Change change) {
    short[] sound = change.sound(film.sound());
    int length =
        Math.max(
            film.pictures().size(),
            (sound.length + LabelledFilm.SLOT_SAMPLES - 1) / LabelledFilm.SLOT_SAMPLES);
    placed.add(new Placed(film, change, sound, slots, length));
    slots += length;
  }

  /** Lays a film under what comes next. */
  private void mix(LabelledFilm film, Change change, SplittableRandom random) {
    short[] sound = change.sound(film.sound());
    int length = (sound.length + LabelledFilm.SLOT_SAMPLES - 1) / LabelledFilm.SLOT_SAMPLES;
    placed.add(new Placed(film, change, sound, slots + random.nextInt(3), length));
  }

  int slots() {
    int end = slots;
    for (Placed p : placed) {
      end = Math.max(end, p.first() + p.slots());
    }
    return end + (end & 1); // Sound comes in whole seconds.
  }

  boolean sees() {
    return sees;
  }

  boolean hears() {
    return hears;
  }

  /** The encoded picture of a slot and how it is changed; none between films. */
  List<Shown> shown() {
    List<Shown> all = new ArrayList<>(Collections.nCopies(slots(), Shown.NOTHING));
    for (Placed p : placed) {
      for (int k = 0; k < p.film().pictures().size(); k++) {
        all.set(p.first() + k, new Shown(p.film().pictures().get(k), p.change()));
      }
    }
    return all;
  }

  /** An encoded picture and how it is changed; no bytes where there is none. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of media; compared by nobody
  record Shown(byte[] encoded, Change change) {
    static final Shown NOTHING = new Shown(new byte[0], Change.none());
  }

  /** One second of sound. */
  short[] second(int number) {
    int rate = 2 * LabelledFilm.SLOT_SAMPLES;
    int[] sum = new int[rate];
    long from = (long) number * rate;
    for (Placed p : placed) {
      long begin = (long) p.first() * LabelledFilm.SLOT_SAMPLES;
      int first = (int) Math.max(0, begin - from);
      int last = (int) Math.min(rate, begin + p.sound().length - from);
      for (int i = first; i < last; i++) {
        sum[i] += p.sound()[(int) (from + i - begin)];
      }
    }
    short[] second = new short[rate];
    for (int i = 0; i < rate; i++) {
      second[i] = (short) Math.max(-32768, Math.min(32767, sum[i]));
    }
    return second;
  }

  /** What is true of each slot: 1 where a class holds, 0 where not, -1 where unknown [slots, K]. */
  float[][] truth() {
    float[][] truth = new float[slots()][classes.size()];
    for (Placed p : placed) {
      boolean[] quiet = quiet(p);
      for (int k = 0; k < p.slots() && p.first() + k < truth.length; k++) {
        mark(p, k, quiet[k], truth[p.first() + k]);
      }
    }
    return truth;
  }

  private void mark(Placed p, int slot, boolean quiet, float[] truth) {
    double speed = p.film().hears() ? p.change().speed() : 1;
    double delay = p.change().delay() / (2.0 * LabelledFilm.SLOT_SAMPLES);
    double from = (slot * LabelledFilm.SLOT - delay) * speed;
    double to = from + LabelledFilm.SLOT * speed;
    for (Label label : p.film().labels()) {
      int type = classes.indexOf(label.name());
      double share = label.overlap(from, to) / (to - from);
      if (type < 0 || truth[type] == 1) {
        continue;
      }
      if (share >= HOLDS && !quiet) {
        truth[type] = 1;
      } else if (share > 0.05) {
        truth[type] = -1;
      }
    }
  }

  /** Of a sound alone, the slots in which it pauses: whether its class holds there, who knows. */
  private static boolean[] quiet(Placed p) {
    boolean[] quiet = new boolean[p.slots()];
    if (p.film().sees()) {
      return quiet;
    }
    double[] power = new double[p.slots()];
    for (int i = 0; i < p.sound().length; i++) {
      power[i / LabelledFilm.SLOT_SAMPLES] += (double) p.sound()[i] * p.sound()[i];
    }
    double loudest = Arrays.stream(power).max().orElse(0);
    for (int k = 0; k < power.length; k++) {
      quiet[k] = power[k] <= QUIET * loudest;
    }
    return quiet;
  }
}
