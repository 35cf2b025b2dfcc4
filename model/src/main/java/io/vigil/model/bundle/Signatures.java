package io.vigil.model.bundle;

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

  /** All that a bundle must have. */
  public static final List<String> ALL =
      List.of(ENCODE_FRAMES, ENCODE_AUDIO, ENCODE_TEXT, FUSE, CAPTION);

  private Signatures() {}
}
