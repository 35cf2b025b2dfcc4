package io.vigil.launcher.bench;

import io.vigil.model.bundle.Bundle;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.Signature.TensorDescription;
import org.tensorflow.Tensor;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.NodeOutput;
import org.tensorflow.proto.RunMetadata;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Counts the floating-point operations of a signature's call, from TensorFlow's own trace of it: so
 * it holds for any encoder, and for the graph that really runs.
 *
 * <p>Counted are products alone, a multiplication and an addition as two: {@code 2 m n k} of each
 * matrix product [m, k] x [k, n], and {@code 2 h w c} for each number that a convolution with a
 * kernel [h, w, c, d] gives. Norms, softmax, activations and copies count nothing, which makes the
 * share of the ceiling a lower bound.
 */
final class FlopCount {
  private final Map<String, TensorShapeProto> shapes = new HashMap<>();

  private FlopCount() {}

  /**
   * The operations of one call.
   *
   * @param given what the signature takes, by name
   */
  static double of(Bundle bundle, String signature, Map<String, ? extends Tensor> given) {
    Signature found =
        bundle.network().signatures().stream()
            .filter(s -> s.key().equals(signature))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no signature " + signature));
    Session.Runner runner = bundle.network().session().runner();
    found
        .getInputs()
        .forEach(
            (name, tensor) -> runner.feed(tensor.name, Objects.requireNonNull(given.get(name))));
    for (TensorDescription tensor : found.getOutputs().values()) {
      runner.fetch(tensor.name);
    }
    runner.setOptions(
        RunOptions.newBuilder()
            .setTraceLevel(RunOptions.TraceLevel.FULL_TRACE)
            .setOutputPartitionGraphs(true)
            .build());
    try (var result = runner.runAndFetchMetadata()) {
      return of(result.getMetadata().orElseThrow());
    }
  }

  /** The operations of a run that was traced with its partition graphs. */
  static double of(RunMetadata trace) {
    return new FlopCount().count(trace);
  }

  private double count(RunMetadata trace) {
    for (DeviceStepStats device : trace.getStepStats().getDevStatsList()) {
      for (NodeExecStats node : device.getNodeStatsList()) {
        for (NodeOutput output : node.getOutputList()) {
          shapes.put(
              node.getNodeName() + ":" + output.getSlot(),
              output.getTensorDescription().getShape());
        }
      }
    }
    double sum = 0;
    for (GraphDef part : trace.getPartitionGraphsList()) {
      for (NodeDef node : part.getNodeList()) {
        sum += flops(node);
      }
    }
    return sum;
  }

  private double flops(NodeDef node) {
    TensorShapeProto output = shapes.get(node.getName() + ":0");
    if (output == null) {
      return 0;
    }
    if (node.getOp().contains("MatMul")) {
      TensorShapeProto left = input(node, 0);
      int axes = left.getDimCount();
      boolean turned = flag(node, "transpose_a") || flag(node, "adj_x");
      return 2 * numbers(output) * left.getDim(axes - (turned ? 2 : 1)).getSize();
    }
    if (node.getOp().contains("Conv2DBackprop")) {
      // As many as forth: of each number that came out, one for each of the kernel's.
      TensorShapeProto kernel = node.getOp().contains("Filter") ? output : input(node, 1);
      return 2 * numbers(input(node, 2)) * numbers(kernel) / kernel.getDim(3).getSize();
    }
    if (node.getOp().contains("Conv2D")) {
      TensorShapeProto kernel = input(node, 1);
      return 2 * numbers(output) * numbers(kernel) / kernel.getDim(3).getSize();
    }
    return 0;
  }

  private TensorShapeProto input(NodeDef node, int index) {
    String name = node.getInput(index);
    TensorShapeProto shape = shapes.get(name.contains(":") ? name : name + ":0");
    if (shape == null) {
      throw new IllegalStateException("the trace does not tell the shape of " + name);
    }
    return shape;
  }

  private static boolean flag(NodeDef node, String name) {
    return node.containsAttr(name) && node.getAttrOrThrow(name).getB();
  }

  private static double numbers(TensorShapeProto shape) {
    return shape.getDimList().stream()
        .mapToDouble(TensorShapeProto.Dim::getSize)
        .reduce(1, (a, b) -> a * b);
  }
}
