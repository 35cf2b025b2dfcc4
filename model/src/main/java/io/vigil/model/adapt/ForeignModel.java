package io.vigil.model.adapt;

import com.google.protobuf.ByteString;
import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.GraphCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.RawTensor;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * A SavedModel that was made elsewhere, as a function of the one input that is given to it: its
 * variables are constants, its other inputs zero. Owns native memory: close it.
 */
final class ForeignModel implements AutoCloseable {
  private final ConcreteFunction function;
  private final DataType inputType;

  private ForeignModel(ConcreteFunction function, DataType inputType) {
    this.function = function;
    this.inputType = inputType;
  }

  /**
   * Checks, loads and freezes.
   *
   * @throws ForeignException if it does not fit the mapping, cannot be loaded, or does more than
   *     compute
   */
  static ForeignModel of(Path directory, ForeignMapping mapping) throws ForeignException {
    MetaGraphDef meta;
    try {
      meta = GraphCheck.check(directory);
    } catch (BundleException e) {
      throw new ForeignException(String.valueOf(e.getMessage()), e);
    }
    SignatureDef signature = meta.getSignatureDefMap().get(mapping.signature());
    if (signature == null) {
      throw new ForeignException(
          directory
              + " has no signature "
              + mapping.signature()
              + "; it has "
              + String.join(", ", meta.getSignatureDefMap().keySet()));
    }
    TensorInfo input =
        chosen(directory, "input", mapping.input().stream().toList(), signature.getInputsMap());
    TensorInfo output = chosen(directory, "output", mapping.outputs(), signature.getOutputsMap());
    if (!List.of(DataType.DT_FLOAT, DataType.DT_UINT8).contains(input.getDtype())
        || output.getDtype() != DataType.DT_FLOAT) {
      throw new ForeignException(
          directory
              + " takes "
              + input.getDtype()
              + " and gives "
              + output.getDtype()
              + "; take one that takes DT_FLOAT or DT_UINT8 and gives DT_FLOAT");
    }
    GraphDef frozen = frozen(directory, meta, signature, input, output);
    try (Graph graph = new Graph()) {
      graph.importGraphDef(frozen);
      Signature plain =
          Signature.builder("encode")
              .input("given", operand(graph, input))
              .output("tokens", operand(graph, output))
              .build();
      return new ForeignModel(ConcreteFunction.create(plain, graph), input.getDtype());
    } catch (TensorFlowException | IllegalArgumentException e) {
      throw unloadable(directory, e);
    }
  }

  private static ForeignException unloadable(Path directory, RuntimeException e) {
    return new ForeignException(
        "TensorFlow cannot take "
            + directory
            + ": "
            + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given")
            + "; export it again for inference",
        e);
  }

  private static Operand<?> operand(Graph graph, TensorInfo info) {
    String name = info.getName();
    return graph
        .operationOrThrow(Freezer.name(name))
        .output(Integer.parseInt(name.substring(name.indexOf(':') + 1)));
  }

  private static TensorInfo chosen(
      Path directory, String side, List<String> wanted, Map<String, TensorInfo> there)
      throws ForeignException {
    for (String name : wanted) {
      TensorInfo info = there.get(name);
      if (info != null) {
        return info;
      }
    }
    if (there.size() == 1) {
      return there.values().iterator().next();
    }
    throw new ForeignException(
        "which "
            + side
            + " of "
            + directory
            + " is meant? "
            + (wanted.isEmpty() ? "The mapping names none" : "None is called " + wanted.get(0))
            + "; there are "
            + there.keySet().stream().sorted().toList());
  }

  private static GraphDef frozen(
      Path directory,
      MetaGraphDef meta,
      SignatureDef signature,
      TensorInfo input,
      TensorInfo output)
      throws ForeignException {
    Map<String, NodeDef> given = new HashMap<>();
    for (TensorInfo info : signature.getInputsMap().values()) {
      if (!info.getName().equals(input.getName())) {
        given.put(Freezer.name(info.getName()), zeros(info));
      }
    }
    List<NodeDef> variables = Freezer.variables(meta.getGraphDef(), output.getName());
    try (SavedModelBundle model =
        SavedModelBundle.loader(directory.toString())
            .withTags(SavedModelBundle.DEFAULT_TAG)
            .load()) {
      return new Freezer(meta.getGraphDef(), values(model, variables))
          .freeze(output.getName(), given);
    } catch (TensorFlowException | IllegalArgumentException e) {
      throw unloadable(directory, e);
    }
  }

  /** Another input of the signature, such as a state of a stream: zeros, one where unknown. */
  private static NodeDef zeros(TensorInfo info) throws ForeignException {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    long size = 1;
    for (TensorShapeProto.Dim dim : info.getTensorShape().getDimList()) {
      long length = Math.max(1, dim.getSize());
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(length));
      size *= length;
    }
    int bytes =
        switch (info.getDtype()) {
          case DT_FLOAT, DT_INT32 -> 4;
          case DT_INT64, DT_DOUBLE -> 8;
          case DT_BOOL -> 1;
          default ->
              throw new ForeignException(
                  "its input " + info.getName() + " holds " + info.getDtype() + ", which we lack");
        };
    return Freezer.constant(
        Freezer.name(info.getName()),
        TensorProto.newBuilder()
            .setDtype(info.getDtype())
            .setTensorShape(shape)
            .setTensorContent(ByteString.copyFrom(new byte[Math.toIntExact(size * bytes)]))
            .build());
  }

  private static Map<String, TensorProto> values(SavedModelBundle model, List<NodeDef> variables)
      throws ForeignException {
    Map<String, TensorProto> values = new HashMap<>();
    if (variables.isEmpty()) {
      return values;
    }
    Ops tf = Ops.create(model.graph());
    Session.Runner runner = model.session().runner();
    for (NodeDef variable : variables) {
      Operand<?> node = model.graph().operationOrThrow(variable.getName()).output(0);
      runner.fetch(variable.getOp().equals("VarHandleOp") ? read(tf, node, variable) : node);
    }
    try (Result result = runner.run()) {
      for (int i = 0; i < variables.size(); i++) {
        values.put(variables.get(i).getName(), proto(result.get(i).asRawTensor()));
      }
    }
    return values;
  }

  private static Operand<?> read(Ops tf, Operand<?> handle, NodeDef variable)
      throws ForeignException {
    DataType type = variable.getAttrOrThrow("dtype").getType();
    return switch (type) {
      case DT_FLOAT -> tf.readVariableOp(handle, TFloat32.class);
      case DT_DOUBLE -> tf.readVariableOp(handle, TFloat64.class);
      case DT_INT32 -> tf.readVariableOp(handle, TInt32.class);
      case DT_INT64 -> tf.readVariableOp(handle, TInt64.class);
      default ->
          throw new ForeignException(
              "its variable " + variable.getName() + " holds " + type + ", which we cannot read");
    };
  }

  /** The values of a tensor. */
  static TensorProto proto(RawTensor tensor) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long size : tensor.shape().asArray()) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    byte[] bytes = new byte[Math.toIntExact(tensor.numBytes())];
    tensor.data().read(bytes);
    return TensorProto.newBuilder()
        .setDtype(tensor.dataType())
        .setTensorShape(shape)
        .setTensorContent(ByteString.copyFrom(bytes))
        .build();
  }

  /** Whether it takes bytes, 0 to 255, and not real numbers. */
  boolean takesBytes() {
    return inputType == DataType.DT_UINT8;
  }

  /** Puts a call of it into a graph. */
  @SuppressWarnings("unchecked") // Its output was asked for its type when it was loaded.
  Operand<TFloat32> call(Ops tf, Operand<?> given) {
    return (Operand<TFloat32>) tf.call(function, given);
  }

  /** What it gives for such an input of zeros: [..., D]. */
  Shape probe(Shape given) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> zeros = tf.fill(tf.constant(given.asArray()), tf.constant(0f));
      Operand<?> cast =
          takesBytes() ? tf.dtypes.cast(zeros, org.tensorflow.types.TUint8.class) : zeros;
      try (Session session = new Session(graph);
          Result result = session.runner().fetch(call(tf, cast)).run()) {
        return result.get(0).shape();
      }
    }
  }

  @Override
  public void close() {
    function.close();
  }

  /** Sizes of a shape without the first axes. */
  static List<Long> behind(Shape shape, int axes) {
    List<Long> sizes = new ArrayList<>();
    for (int i = axes; i < shape.numDimensions(); i++) {
      sizes.add(shape.get(i));
    }
    return sizes;
  }
}
