package io.vigil.launcher.explain;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.FramePreprocessor;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.RawWindow;
import io.vigil.model.inference.UndecodableImageException;
import io.vigil.model.memory.TokenMemory;
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
  private static final int BATCH = 16;

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
    FramePreprocessor preprocessor = new FramePreprocessor(m.frameSize());
    List<Optional<byte[]>> jpegs = new ArrayList<>();
    List<byte[]> pictures = new ArrayList<>();
    float[] frameMask = new float[slots];
    for (int k = 0; k < slots; k++) {
      Optional<byte[]> jpeg = first + k < 0 ? Optional.empty() : part.pictures().get(first + k);
      jpegs.add(jpeg);
      frameMask[k] = jpeg.isPresent() ? 1 : 0;
      pictures.add(
          jpeg.isPresent()
              ? rgb(preprocessor, jpeg.get())
              : new byte[m.frameSize() * m.frameSize() * 3]);
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
    TokenMemory memory =
        memory(part.pictures().subList(0, Math.max(0, first)), preprocessor, inference);
    RawWindow window =
        new RawWindow(
            pictures, frameMask, cut(sound, rate), audioMask, memory.tokens(), memory.mask());
    return new Moment(window, jpegs, sound, end);
  }

  private static TokenMemory memory(
      List<Optional<byte[]>> past, FramePreprocessor preprocessor, Inference inference) {
    BundleManifest m = inference.manifest();
    TokenMemory memory = new TokenMemory(m.memoryTokens(), m.width());
    List<byte[]> seen = past.stream().flatMap(Optional::stream).toList();
    for (int from = 0; from < seen.size(); from += BATCH) {
      List<byte[]> batch =
          seen.subList(from, Math.min(seen.size(), from + BATCH)).stream()
              .map(jpeg -> rgb(preprocessor, jpeg))
              .toList();
      for (float[] tokens : inference.encodeFrames(batch)) {
        memory.add(Arrays.copyOfRange(tokens, tokens.length - m.width(), tokens.length));
      }
    }
    return memory;
  }

  private static List<short[]> cut(short[] sound, int rate) {
    List<short[]> seconds = new ArrayList<>();
    for (int from = 0; from < sound.length; from += rate) {
      seconds.add(Arrays.copyOfRange(sound, from, from + rate));
    }
    return seconds;
  }

  private static byte[] rgb(FramePreprocessor preprocessor, byte[] jpeg) {
    try {
      return preprocessor.rgb(jpeg);
    } catch (UndecodableImageException e) {
      throw new Failure(
          ExitCode.FAILURE, "explain.picture", "a picture of our own cannot be decoded", "", e);
    }
  }
}
