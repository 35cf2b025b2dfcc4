package io.vigil.launcher.networks;

import io.vigil.model.bundle.Bundle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.Signature;
import org.tensorflow.Signature.TensorDescription;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorShapeProto;

/** How large a bundle's network is, and what its signatures take and give. */
public final class Sizes {
  private static final List<String> VARIABLES = List.of("VariableV2", "VarHandleOp");

  private Sizes() {}

  /** Numbers in all variables of the network. */
  public static long parameters(Bundle bundle) {
    return bundle.network().metaGraphDef().getGraphDef().getNodeList().stream()
        .filter(node -> VARIABLES.contains(node.getOp()))
        .mapToLong(Sizes::numbers)
        .sum();
  }

  private static long numbers(NodeDef variable) {
    long product = 1;
    for (TensorShapeProto.Dim axis : variable.getAttrOrThrow("shape").getShape().getDimList()) {
      product *= Math.max(1, axis.getSize());
    }
    return product;
  }

  /** One line for each tensor of a signature; {@code n} stands for the batch. */
  public static List<String> tensors(Signature signature) {
    List<String> lines = new java.util.ArrayList<>();
    sorted(signature.getInputs()).forEach((name, t) -> lines.add("takes " + text(name, t)));
    sorted(signature.getOutputs()).forEach((name, t) -> lines.add("gives " + text(name, t)));
    return lines;
  }

  private static Map<String, TensorDescription> sorted(Map<String, TensorDescription> tensors) {
    return new TreeMap<>(tensors);
  }

  private static String text(String name, TensorDescription tensor) {
    StringBuilder shape = new StringBuilder("[n");
    for (int i = 1; i < tensor.shape.numDimensions(); i++) {
      long size = tensor.shape.get(i);
      shape.append(", ").append(size < 0 ? "?" : Long.toString(size));
    }
    String type = tensor.dataType.name().replace("DT_", "").toLowerCase(Locale.ROOT);
    return name + " " + shape + "] " + type;
  }
}
