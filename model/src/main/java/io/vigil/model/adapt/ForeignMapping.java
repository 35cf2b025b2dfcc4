package io.vigil.model.adapt;

import java.util.List;
import java.util.Optional;

/**
 * How an encoder that was made elsewhere is spoken to: what of ours goes in, in which form, and
 * what comes out.
 *
 * @param kind what it encodes
 * @param signature of the SavedModel
 * @param input of the signature; empty where it has only one
 * @param outputs of the signature, of which the first that is there counts; empty where it has only
 *     one
 * @param size side of the square pictures it takes, in pixels; of no meaning for sound
 * @param low what black, or -32768, becomes
 * @param high what white, or 32767, becomes
 * @param mean subtracted of each colour then; empty for none
 * @param deviation by which each colour is divided then; empty for none
 * @param channelsFirst whether colours come before rows
 * @param frames pictures in a clip of video: the picture so often; of no meaning otherwise
 * @param samples of sound at 16 kHz that it takes for a second: cut off, or filled up with silence
 * @param batch how it takes several
 * @param tokens what the output is
 * @param licence SPDX name of the encoder's licence, if it is known
 */
public record ForeignMapping(
    Kind kind,
    String signature,
    Optional<String> input,
    List<String> outputs,
    int size,
    double low,
    double high,
    List<Double> mean,
    List<Double> deviation,
    boolean channelsFirst,
    int frames,
    int samples,
    Batch batch,
    Tokens tokens,
    Optional<String> licence) {

  /** What is encoded. */
  public enum Kind {
    /** Single pictures. */
    PICTURES,
    /** Clips, of which we give it the picture alone. */
    VIDEO,
    /** Seconds of sound. */
    SOUND
  }

  /** How several are taken. */
  public enum Batch {
    /** As the first axis. */
    MANY,
    /** The first axis is there, but of length one. */
    ONE,
    /** There is no such axis. */
    NONE
  }

  /** What an output is, its axis of several apart. */
  public enum Tokens {
    /** One vector. */
    VECTOR,
    /** Rows of vectors, of which the mean is taken. */
    ROWS,
    /** Rows and columns of vectors, laid on our grid of cells. */
    GRID
  }

  /** Copies the lists and checks them. */
  public ForeignMapping {
    outputs = List.copyOf(outputs);
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    if (!List.of(0, 3).contains(mean.size()) || !List.of(0, 3).contains(deviation.size())) {
      throw new IllegalArgumentException("mean and deviation are of three colours, or of none");
    }
    if (deviation.stream().anyMatch(d -> !(d > 0)) || !(high > low)) {
      throw new IllegalArgumentException("the range must grow, deviations must be above 0");
    }
    if (kind == Kind.SOUND && tokens == Tokens.GRID) {
      throw new IllegalArgumentException("sound has no grid: its tokens are a vector or rows");
    }
  }

  /** YAMNet as it is published: one waveform in, a row of 1,024 numbers for each patch out. */
  public static ForeignMapping yamnet() {
    return new ForeignMapping(
        Kind.SOUND,
        "serving_default",
        Optional.empty(),
        List.of("embeddings", "embedding", "output_1"),
        0,
        -1,
        1,
        List.of(),
        List.of(),
        false,
        1,
        16_000,
        Batch.NONE,
        Tokens.ROWS,
        Optional.of("Apache-2.0"));
  }

  /**
   * MoViNet as it is published, base or streaming (A0, 172 pixels): each picture is a clip of one,
   * and a streaming one begins anew with each, its states zero; motion is told by our sketches.
   */
  public static ForeignMapping movinet() {
    return new ForeignMapping(
        Kind.VIDEO,
        "serving_default",
        Optional.of("image"),
        List.of("logits", "classifier_head", "classifier_head_1"),
        172,
        0,
        1,
        List.of(),
        List.of(),
        false,
        1,
        0,
        Batch.ONE,
        Tokens.VECTOR,
        Optional.of("Apache-2.0"));
  }

  /** The common signature of feature vectors: pictures of 224 pixels, 0 to 1, a vector each. */
  public static ForeignMapping featureVector() {
    return new ForeignMapping(
        Kind.PICTURES,
        "serving_default",
        Optional.empty(),
        List.of(),
        224,
        0,
        1,
        List.of(),
        List.of(),
        false,
        1,
        0,
        Batch.MANY,
        Tokens.VECTOR,
        Optional.empty());
  }
}
