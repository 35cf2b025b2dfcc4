package io.vigil.model.bundle;

import java.util.ArrayList;
import java.util.List;

/** The names of a bundle's signatures, their inputs and their outputs. */
public final class Signatures {

  /** Pictures to tokens. */
  public static final String ENCODE_FRAMES = "encode_frames";

  /** Seconds of sound to tokens. */
  public static final String ENCODE_AUDIO = "encode_audio";

  /** Sentences to embeddings. */
  public static final String ENCODE_TEXT = "encode_text";

  /** Windows to events, embedding and context. */
  public static final String FUSE = "fuse";

  /** Contexts to words. */
  public static final String CAPTION = "caption";

  /** Contexts and questions to answers; only of bundles that answer. */
  public static final String ANSWER = "answer";

  /** Raw windows to what something that is said of them is due to; only of bundles that explain. */
  public static final String EXPLAIN = "explain";

  /** Raw windows, parts of them taken away, to the score alone; goes with {@link #EXPLAIN}. */
  public static final String EXPLAIN_SCORE = "explain_score";

  /** Output of {@link #FUSE}: what is where; only of bundles that tell places. */
  public static final String THINGS = "things";

  private static final List<String> ALWAYS =
      List.of(ENCODE_FRAMES, ENCODE_AUDIO, ENCODE_TEXT, FUSE, CAPTION);

  private Signatures() {}

  /** All that a bundle with this manifest must have. */
  public static List<String> of(BundleManifest manifest) {
    return of(!manifest.answers().isEmpty(), explains(manifest));
  }

  /** All that a bundle has that answers questions, or does not, and explains, or does not. */
  public static List<String> of(boolean answers, boolean explains) {
    List<String> all = new ArrayList<>(ALWAYS);
    if (answers) {
      all.add(ANSWER);
    }
    if (explains) {
      all.add(EXPLAIN);
      all.add(EXPLAIN_SCORE);
    }
    return List.copyOf(all);
  }

  /** Whether a bundle can say what it is that it goes by. */
  public static boolean explains(BundleManifest manifest) {
    return manifest.format() > 1 && manifest.signatures().contains(EXPLAIN);
  }
}
