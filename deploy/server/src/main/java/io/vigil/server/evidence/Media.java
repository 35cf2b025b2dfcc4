package io.vigil.server.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The pictures and the sound of an interval of a stream, as the job got them.
 *
 * @param stream its id
 * @param start inclusive
 * @param end exclusive
 * @param pictures captured in it, oldest first
 * @param sounds that overlap it, oldest first
 */
public record Media(
    String stream, Instant start, Instant end, List<Picture> pictures, List<Sound> sounds) {

  /** Copies the lists. */
  public Media {
    pictures = List.copyOf(pictures);
    sounds = List.copyOf(sounds);
  }

  /** Whether there is nothing. */
  public boolean isEmpty() {
    return pictures.isEmpty() && sounds.isEmpty();
  }

  /** The sound from the start to the end, 16 kHz mono; silence where there is none. */
  public short[] samples() {
    short[] all = new short[index(end)];
    for (Sound sound : sounds) {
      int at = index(sound.time());
      int from = Math.max(0, -at);
      int count = Math.min(sound.samples().length, all.length - at) - from;
      if (count > 0) {
        System.arraycopy(sound.samples(), from, all, at + from, count);
      }
    }
    return all;
  }

  private int index(Instant time) {
    return Math.toIntExact(
        Math.round(Duration.between(start, time).toNanos() * (double) Sound.RATE / 1e9));
  }
}
