package io.vigil.launcher.explain;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.RawWindow;
import io.vigil.model.inference.RawWindows;
import io.vigil.model.inference.UndecodableImageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The window of a film that ends at a time, as the streaming job would give it to the bundle: what
 * was before it stands in the memory.
 *
 * @param window for the bundle
 * @param pictures the JPEGs of the window's slots, oldest first, where there are any
 * @param sound of the window, 16 kHz mono; silence where there is none
 * @param end of the window, in whole seconds from the film's beginning
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of samples; compared by nobody
public record Moment(RawWindow window, List<Optional<byte[]>> pictures, short[] sound, int end) {
  /** Copies the list. */
  public Moment {
    pictures = List.copyOf(pictures);
  }

  /**
   * Decodes a film up to a time.
   *
   * @param end in whole seconds, at least 1
   * @param progress hears how many seconds are decoded
   * @throws Failure if the film cannot be read or ends before
   */
  public static Moment of(Path film, int end, Inference inference, IntConsumer progress)
      throws InterruptedException {
    FilmPart part = FilmReader.read(film, end, progress);
    BundleManifest m = inference.manifest();
    int slots = m.slots();
    int first = part.pictures().size() - slots;
    List<Optional<byte[]>> jpegs = new ArrayList<>();
    for (int k = 0; k < slots; k++) {
      jpegs.add(first + k < 0 ? Optional.empty() : part.pictures().get(first + k));
    }
    int rate = m.sampleRate();
    short[] sound = new short[slots / 2 * rate];
    float[] audioMask = new float[slots * m.audioTokensPerSlot()];
    int seconds = Math.min(slots / 2, end);
    if (part.sound().length > 0) {
      int from = (end - seconds) * rate;
      System.arraycopy(part.sound(), from, sound, sound.length - seconds * rate, seconds * rate);
      int heard = seconds * 2 * m.audioTokensPerSlot();
      Arrays.fill(audioMask, audioMask.length - heard, audioMask.length, 1);
    }
    List<byte[]> past =
        part.pictures().subList(0, Math.max(0, first)).stream().flatMap(Optional::stream).toList();
    try {
      RawWindow window = RawWindows.of(inference, jpegs, sound, audioMask, past);
      return new Moment(window, jpegs, sound, end);
    } catch (UndecodableImageException e) {
      throw new Failure(
          ExitCode.FAILURE, "explain.picture", "a picture of our own cannot be decoded", "", e);
    }
  }
}
