package io.vigil.launcher.bench;

import java.util.HashMap;
import java.util.Map;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** Zeros for all that a signature takes: how long a call takes does not hang on the values. */
final class ZeroInput {
  private ZeroInput() {}

  /**
   * So many items, by the names of the inputs; the caller closes them.
   *
   * @param signature whose inputs are bytes or floats of known sizes behind the first axis
   */
  static Map<String, Tensor> of(SignatureDef signature, int items) {
    Map<String, Tensor> zeros = new HashMap<>();
    signature.getInputsMap().forEach((name, info) -> zeros.put(name, zeros(info, items)));
    return zeros;
  }

  private static Tensor zeros(TensorInfo info, int items) {
    long[] sizes = new long[info.getTensorShape().getDimCount()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = i == 0 ? items : info.getTensorShape().getDim(i).getSize();
    }
    return info.getDtype() == DataType.DT_UINT8
        ? TUint8.tensorOf(Shape.of(sizes))
        : TFloat32.tensorOf(Shape.of(sizes));
  }
}
