package io.vigil.model.adapt;

import java.util.Arrays;
import java.util.List;

/**
 * A film, a sound or a still with what its user says of it. Where no label speaks of a class, the
 * class is not there.
 *
 * @param name of the file
 * @param pictures JPEG or PNG, one each half second from the beginning on; none of a sound
 * @param sound 16 kHz mono; none of a silent film
 * @param labels what is where
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of media; compared by nobody
public record LabelledFilm(String name, List<byte[]> pictures, short[] sound, List<Label> labels) {

  /** Samples of sound in a slot. */
  static final int SLOT_SAMPLES = 8_000;

  /** Length of a slot, in seconds. */
  static final double SLOT = 0.5;

  /** Copies the lists. */
  public LabelledFilm {
    pictures = List.copyOf(pictures);
    labels = List.copyOf(labels);
  }

  /** Whether it has pictures. */
  public boolean sees() {
    return !pictures.isEmpty();
  }

  /** Whether it has sound. */
  public boolean hears() {
    return sound.length > 0;
  }

  /** Its length. */
  public double seconds() {
    return Math.max(pictures.size() * SLOT, sound.length / (2.0 * SLOT_SAMPLES));
  }

  /** Slots that it fills at least half. */
  int slots() {
    return Math.max(1, (int) Math.round(seconds() / SLOT));
  }

  /** The same film with the labels of one class or of several. */
  LabelledFilm with(List<Label> other) {
    return new LabelledFilm(name, pictures, sound, other);
  }

  /** The part [from, to) of a sound, zeros where it has none. */
  short[] sound(int from, int to) {
    short[] part = new short[to - from];
    int first = Math.max(0, Math.min(sound.length, from));
    int last = Math.max(first, Math.min(sound.length, to));
    short[] heard = Arrays.copyOfRange(sound, first, last);
    System.arraycopy(heard, 0, part, first - from, heard.length);
    return part;
  }
}
