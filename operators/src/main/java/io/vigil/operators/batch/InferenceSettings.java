package io.vigil.operators.batch;

import io.vigil.model.inference.SessionOptions;
import java.io.Serializable;

/**
 * How a process runs the networks.
 *
 * @param bundle directory of the bundle
 * @param frames how pictures are batched
 * @param audio how sound is batched
 * @param fusion how windows are batched
 * @param captions how captions are batched
 * @param decoders threads that decode pictures, at least 1
 * @param intraOpThreads TensorFlow's threads within an operation
 * @param interOpThreads TensorFlow's operations at a time
 * @param gpu whether to use a GPU where there is one
 */
public record InferenceSettings(
    String bundle,
    BatchPolicy frames,
    BatchPolicy audio,
    BatchPolicy fusion,
    BatchPolicy captions,
    int decoders,
    int intraOpThreads,
    int interOpThreads,
    boolean gpu)
    implements Serializable {

  /** TensorFlow's side of it. */
  public SessionOptions session() {
    return new SessionOptions(intraOpThreads, interOpThreads, gpu);
  }
}
