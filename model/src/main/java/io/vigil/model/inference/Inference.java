package io.vigil.model.inference;

import io.vigil.model.bundle.BundleManifest;
import java.util.List;

/**
 * A loaded bundle. Thread-safe and blocking; each call is one run of the network over its whole
 * batch, so callers batch across streams. Results are in the order of the arguments; an empty list
 * gives an empty list.
 */
public interface Inference extends AutoCloseable {

  /** What the bundle says of itself. */
  BundleManifest manifest();

  /**
   * Pictures, each [size, size, 3] bytes of RGB, to their tokens [F, D] each. The last token stands
   * for the whole picture; it is what a {@link io.vigil.model.memory.TokenMemory} keeps.
   */
  List<float[]> encodeFrames(List<byte[]> rgb);

  /** Seconds of 16,000 samples to their tokens [4, D] each. */
  List<float[]> encodeAudio(List<short[]> segments);

  /** Sentences to unit vectors in one space with {@link FusionOutput#embedding()}. */
  List<float[]> encodeText(List<String> sentences);

  /** Windows to what the network says of them. */
  List<FusionOutput> fuse(List<FusionInput> windows);

  /** Contexts, each [C, D] as {@link FusionOutput#context()} gives them, to captions. */
  List<CaptionOutput> caption(List<float[]> contexts);

  /**
   * Answers questions on windows; a word that the vocabulary lacks is read as an unknown one.
   *
   * @throws UnsupportedOperationException if the bundle answers none: see {@link
   *     BundleManifest#answers()}
   */
  List<AnswerOutput> answer(List<QuestionInput> questions);

  /**
   * Explains what is said of a window: what it goes by, and what would have been said deaf and
   * blind. Some seconds of work, so not for every window of a stream.
   *
   * @throws UnsupportedOperationException if the bundle cannot: it was made before bundles could,
   *     or has an encoder that was made elsewhere
   * @throws IllegalArgumentException if there is no such event type, or the caption has no such
   *     word
   */
  default Explanation explain(RawWindow window, Subject subject) {
    throw new UnsupportedOperationException(manifest().name() + " explains nothing");
  }

  /**
   * The log-odds of what is explained when parts of the window are taken away: patches of pictures
   * become their picture's mean colour, cells of the spectrogram silence, words unknown ones.
   *
   * @param kept how much of each part is there, 0 to 1, in the shapes of {@link
   *     Explanation#relevance()}; one for each result
   * @throws UnsupportedOperationException as {@link #explain}
   * @throws IllegalArgumentException as {@link #explain}
   */
  default float[] scores(RawWindow window, Subject subject, List<Cells> kept) {
    throw new UnsupportedOperationException(manifest().name() + " explains nothing");
  }

  /** Runs every signature of the stream once, so that the first record does not wait for it. */
  void warmUp();

  @Override
  void close();
}
