package io.vigil.model.bundle;

import java.util.List;
import java.util.stream.Stream;

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

  private static final List<String> ALWAYS =
      List.of(ENCODE_FRAMES, ENCODE_AUDIO, ENCODE_TEXT, FUSE, CAPTION);

  private Signatures() {}

  /** All that a bundle with this manifest must have. */
  public static List<String> of(BundleManifest manifest) {
    return of(!manifest.answers().isEmpty());
  }

  /** All that a bundle has that answers questions, or does not. */
  public static List<String> of(boolean answers) {
    return answers ? Stream.concat(ALWAYS.stream(), Stream.of(ANSWER)).toList() : ALWAYS;
  }
}
