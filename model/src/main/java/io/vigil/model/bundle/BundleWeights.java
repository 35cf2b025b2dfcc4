package io.vigil.model.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.RawTensor;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** Reads the weights out of a loaded bundle, so that a training can go on from what it knows. */
public final class BundleWeights {

  private BundleWeights() {}

  /**
   * The values of those weights that the bundle has.
   *
   * @param names of weights as a layer scope gives them; what the bundle lacks is left out
   */
  public static Map<String, float[]> read(Bundle bundle, List<String> names) {
    List<String> found = new ArrayList<>();
    Session.Runner runner = bundle.network().session().runner();
    for (String name : names) {
      String node = name.replace('/', '.');
      GraphOperation variable = bundle.network().graph().operation(node);
      if (variable != null && holdsFloats(variable.output(0))) {
        found.add(name);
        runner.fetch(node);
      }
    }
    Map<String, float[]> values = new HashMap<>();
    if (found.isEmpty()) {
      return values;
    }
    try (Result result = runner.run()) {
      for (int i = 0; i < found.size(); i++) {
        RawTensor raw = result.get(i).asRawTensor();
        float[] array = new float[(int) raw.size()];
        raw.data().asFloats().read(array);
        values.put(found.get(i), array);
      }
    }
    return values;
  }

  private static boolean holdsFloats(Output<?> output) {
    return output.type() == TFloat32.class;
  }
}
