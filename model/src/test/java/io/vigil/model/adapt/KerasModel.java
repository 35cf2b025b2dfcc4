package io.vigil.model.adapt;

import com.google.protobuf.ByteString;
import io.vigil.model.testing.TestGraph;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SaverDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Writes SavedModels in the shape in which Keras exports them: variables behind resource handles,
 * which functions within functions are given; restored by operations of the graph from a checkpoint
 * beside it; with a saver, a table and an operation that runs when it is loaded.
 */
final class KerasModel {
  private static final String CALL = "StatefulPartitionedCall";

  private final Map<String, long[]> shapes = new LinkedHashMap<>();
  private final Map<String, float[]> values = new LinkedHashMap<>();
  private final List<NodeDef> body = new ArrayList<>();
  private final Map<String, TensorInfo> inputs = new LinkedHashMap<>();
  private final Map<String, String> outputs = new LinkedHashMap<>();

  /** YAMNet's signature: waveform [n] to scores, embeddings [patches, 1024] and log_mel. */
  static KerasModel yamnet() {
    KerasModel m = new KerasModel();
    m.input("waveform", DataType.DT_FLOAT, -1);
    m.variable("kernel", 1, 0.3, 100, 1024);
    m.variable("head", 2, 0.1, 1024, 521);
    m.integers("form", -1, 100, 80);
    m.integers("last", 2);
    m.node("Reshape", "patches", "waveform", "form:output:0");
    m.node("Abs", "abs", "patches:output:0");
    m.node("Mean", "mel", "abs:y:0", "last:output:0");
    m.read("kernel");
    m.node("MatMul", "dense", "mel:output:0", "kernel/read:value:0");
    m.node("Relu", "relu", "dense:product:0");
    m.read("head");
    m.node("MatMul", "logits", "relu:activations:0", "head/read:value:0");
    m.node("Sigmoid", "sigmoid", "logits:product:0");
    m.outputs.put("scores", "sigmoid:y:0");
    m.outputs.put("embeddings", "relu:activations:0");
    m.outputs.put("log_mel", "mel:output:0");
    return m;
  }

  /**
   * A streaming MoViNet's: image [1, 1, size, size, 3] and states to logits [1, 600] and states.
   */
  static KerasModel movinet(int size) {
    KerasModel m = new KerasModel();
    m.input("image", DataType.DT_FLOAT, 1, 1, size, size, 3);
    m.input("state_block0", DataType.DT_FLOAT, 1, 600);
    m.input("state_frame_count", DataType.DT_INT32, 1);
    m.variable("kernel", 3, 0.5, 3, 600);
    m.integers("axes", 1, 2, 3);
    m.node("Mean", "mean", "image", "axes:output:0");
    m.read("kernel");
    m.node("MatMul", "dense", "mean:output:0", "kernel/read:value:0");
    m.node("AddV2", "added", "dense:product:0", "state_block0");
    m.outputs.put("logits", "added:z:0");
    m.outputs.put("state_block0_next", "added:z:0");
    return m;
  }

  /** A feature vector's: inputs [B, size, size, 3], 0 to 1, to [B, 192]. */
  static KerasModel featureVector(int size) {
    KerasModel m = new KerasModel();
    int cells = size / 8;
    m.input("inputs", DataType.DT_FLOAT, -1, size, size, 3);
    m.variable("kernel", 4, 0.3, (long) cells * cells * 3, 192);
    m.body.add(
        NodeDef.newBuilder()
            .setName("pool")
            .setOp("AvgPool")
            .addInput("inputs")
            .putAttr("T", type(DataType.DT_FLOAT))
            .putAttr("ksize", ints(1, 8, 8, 1))
            .putAttr("strides", ints(1, 8, 8, 1))
            .putAttr("padding", text("VALID"))
            .putAttr("data_format", text("NHWC"))
            .build());
    m.integers("form", -1, cells * cells * 3);
    m.node("Reshape", "flat", "pool:output:0", "form:output:0");
    m.read("kernel");
    m.node("MatMul", "dense", "flat:output:0", "kernel/read:value:0");
    m.node("Relu", "relu", "dense:product:0");
    m.outputs.put("feature_vector", "relu:activations:0");
    return m;
  }

  private void input(String name, DataType type, long... sizes) {
    inputs.put(name, TensorInfo.newBuilder().setDtype(type).setTensorShape(shape(sizes)).build());
  }

  private void variable(String name, long seed, double scale, long... sizes) {
    shapes.put(name, sizes);
    float[] random = TestGraph.random(seed, (int) Shape.of(sizes).size());
    for (int i = 0; i < random.length; i++) {
      random[i] *= (float) scale;
    }
    values.put(name, random);
  }

  private void read(String variable) {
    body.add(
        NodeDef.newBuilder()
            .setName(variable + "/read")
            .setOp("ReadVariableOp")
            .addInput(variable)
            .putAttr("dtype", type(DataType.DT_FLOAT))
            .build());
  }

  /** An operation on floats whose further input, if it is a constant, is of whole numbers. */
  void node(String op, String name, String... in) {
    NodeDef.Builder node =
        NodeDef.newBuilder()
            .setName(name)
            .setOp(op)
            .addAllInput(List.of(in))
            .putAttr("T", type(DataType.DT_FLOAT));
    if (op.equals("Reshape")) {
      node.putAttr("Tshape", type(DataType.DT_INT32));
    }
    if (op.equals("Mean")) {
      node.putAttr("Tidx", type(DataType.DT_INT32));
    }
    body.add(node.build());
  }

  /** An operation that has no business in a model, within its innermost function. */
  void stranger(String op) {
    body.add(NodeDef.newBuilder().setName("stranger").setOp(op).build());
  }

  private void integers(String name, int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(numbers);
    body.add(
        Freezer.constant(
            name,
            TensorProto.newBuilder()
                .setDtype(DataType.DT_INT32)
                .setTensorShape(shape(numbers.length))
                .setTensorContent(ByteString.copyFrom(bytes.array()))
                .build()));
  }

  /** Writes the SavedModel. */
  Path write(Path directory) throws IOException {
    Files.createDirectories(directory.resolve("variables"));
    GraphDef.Builder graph = GraphDef.newBuilder();
    graph.getVersionsBuilder().setProducer(1882).setMinConsumer(12);
    SignatureDef.Builder signature =
        SignatureDef.newBuilder().setMethodName("tensorflow/serving/predict");
    List<String> given = new ArrayList<>();
    inputs.forEach(
        (name, info) -> {
          String node = "serving_default_" + name;
          graph.addNode(
              NodeDef.newBuilder()
                  .setName(node)
                  .setOp("Placeholder")
                  .putAttr("dtype", type(info.getDtype()))
                  .putAttr(
                      "shape", AttrValue.newBuilder().setShape(info.getTensorShape()).build()));
          signature.putInputs(name, info.toBuilder().setName(node + ":0").build());
          given.add(node);
        });
    shapes.forEach(
        (name, sizes) ->
            graph.addNode(
                NodeDef.newBuilder()
                    .setName(name)
                    .setOp("VarHandleOp")
                    .putAttr("dtype", type(DataType.DT_FLOAT))
                    .putAttr("shape", AttrValue.newBuilder().setShape(shape(sizes)).build())
                    .putAttr("shared_name", text(name))));
    given.addAll(shapes.keySet());
    graph.addNode(call(CALL, "__inference_signature_wrapper_7", given));
    graph.getLibraryBuilder().addFunction(function("__inference_call_3", body, outputs));
    Map<String, String> passed = new LinkedHashMap<>();
    int place = 0;
    for (String output : outputs.keySet()) {
      passed.put(output, "inner:output:" + place);
      signature.putOutputs(
          output,
          TensorInfo.newBuilder()
              .setDtype(DataType.DT_FLOAT)
              .setName(CALL + ":" + place)
              .setTensorShape(TensorShapeProto.newBuilder().setUnknownRank(true))
              .build());
      place++;
    }
    List<String> arguments = new ArrayList<>(inputs.keySet());
    arguments.addAll(shapes.keySet());
    graph
        .getLibraryBuilder()
        .addFunction(
            function(
                "__inference_signature_wrapper_7",
                List.of(call("inner", "__inference_call_3", arguments)),
                passed));
    saver(graph);
    table(graph);
    MetaGraphDef.Builder meta =
        MetaGraphDef.newBuilder()
            .setGraphDef(graph)
            .putSignatureDef("serving_default", signature.build())
            .putSignatureDef(
                "__saved_model_init_op",
                SignatureDef.newBuilder()
                    .putOutputs(
                        "__saved_model_init_op", TensorInfo.newBuilder().setName("NoOp").build())
                    .build())
            .setSaverDef(
                SaverDef.newBuilder()
                    .setFilenameTensorName("saver_filename:0")
                    .setSaveTensorName("saved:0")
                    .setRestoreOpName("restored")
                    .setVersion(SaverDef.CheckpointFormatVersion.V2));
    meta.getMetaInfoDefBuilder().addTags("serve");
    Files.write(
        directory.resolve("saved_model.pb"),
        SavedModel.newBuilder()
            .setSavedModelSchemaVersion(1)
            .addMetaGraphs(meta)
            .build()
            .toByteArray());
    variables(directory.resolve("variables/variables"));
    return directory;
  }

  private NodeDef call(String name, String function, List<String> given) {
    AttrValue.Builder in = AttrValue.newBuilder();
    AttrValue.Builder out = AttrValue.newBuilder();
    inputs.values().forEach(info -> in.getListBuilder().addType(info.getDtype()));
    shapes.keySet().forEach(v -> in.getListBuilder().addType(DataType.DT_RESOURCE));
    outputs.keySet().forEach(o -> out.getListBuilder().addType(DataType.DT_FLOAT));
    return NodeDef.newBuilder()
        .setName(name)
        .setOp(CALL)
        .addAllInput(given)
        .putAttr("Tin", in.build())
        .putAttr("Tout", out.build())
        .putAttr(
            "f",
            AttrValue.newBuilder().setFunc(NameAttrList.newBuilder().setName(function)).build())
        .build();
  }

  private FunctionDef function(String name, List<NodeDef> nodes, Map<String, String> returned) {
    FunctionDef.Builder function =
        FunctionDef.newBuilder().addAllNodeDef(nodes).putAllRet(returned);
    OpDef.Builder signature = function.getSignatureBuilder().setName(name).setIsStateful(true);
    inputs.forEach((input, info) -> signature.addInputArg(argument(input, info.getDtype())));
    shapes
        .keySet()
        .forEach(variable -> signature.addInputArg(argument(variable, DataType.DT_RESOURCE)));
    returned
        .keySet()
        .forEach(output -> signature.addOutputArg(argument(output, DataType.DT_FLOAT)));
    return function.build();
  }

  private static OpDef.ArgDef argument(String name, DataType type) {
    return OpDef.ArgDef.newBuilder().setName(name).setType(type).build();
  }

  /** What writes and reads the variables, as in any export. */
  private void saver(GraphDef.Builder graph) {
    graph.addNode(
        NodeDef.newBuilder()
            .setName("saver_filename")
            .setOp("Placeholder")
            .putAttr("dtype", type(DataType.DT_STRING))
            .putAttr("shape", AttrValue.newBuilder().setShape(shape()).build()));
    TensorProto.Builder names = TensorProto.newBuilder().setDtype(DataType.DT_STRING);
    TensorProto.Builder slices = TensorProto.newBuilder().setDtype(DataType.DT_STRING);
    names.setTensorShape(shape(shapes.size()));
    slices.setTensorShape(shape(shapes.size()));
    AttrValue.Builder types = AttrValue.newBuilder();
    for (String name : shapes.keySet()) {
      names.addStringVal(ByteString.copyFromUtf8(name));
      slices.addStringVal(ByteString.EMPTY);
      types.getListBuilder().addType(DataType.DT_FLOAT);
    }
    graph.addNode(Freezer.constant("names", names.build()));
    graph.addNode(Freezer.constant("slices", slices.build()));
    graph.addNode(
        NodeDef.newBuilder()
            .setName("RestoreV2")
            .setOp("RestoreV2")
            .addInput("saver_filename")
            .addInput("names")
            .addInput("slices")
            .putAttr("dtypes", types.build()));
    NodeDef.Builder restored = NodeDef.newBuilder().setName("restored").setOp("NoOp");
    NodeDef.Builder save =
        NodeDef.newBuilder()
            .setName("SaveV2")
            .setOp("SaveV2")
            .addInput("saver_filename")
            .addInput("names")
            .addInput("slices")
            .putAttr("dtypes", types.build());
    int place = 0;
    for (String name : shapes.keySet()) {
      graph.addNode(
          NodeDef.newBuilder()
              .setName(name + "/assign")
              .setOp("AssignVariableOp")
              .addInput(name)
              .addInput("RestoreV2:" + place++)
              .putAttr("dtype", type(DataType.DT_FLOAT)));
      graph.addNode(
          NodeDef.newBuilder()
              .setName(name + "/Read/ReadVariableOp")
              .setOp("ReadVariableOp")
              .addInput(name)
              .putAttr("dtype", type(DataType.DT_FLOAT)));
      restored.addInput("^" + name + "/assign");
      save.addInput(name + "/Read/ReadVariableOp");
    }
    graph.addNode(restored);
    graph.addNode(save);
    graph.addNode(
        NodeDef.newBuilder()
            .setName("saved")
            .setOp("Identity")
            .addInput("saver_filename")
            .addInput("^SaveV2")
            .putAttr("T", type(DataType.DT_STRING)));
  }

  /** A table of class names that is filled when the model is loaded. */
  private static void table(GraphDef.Builder graph) {
    graph.addNode(
        NodeDef.newBuilder()
            .setName("classes")
            .setOp("HashTableV2")
            .putAttr("key_dtype", type(DataType.DT_STRING))
            .putAttr("value_dtype", type(DataType.DT_STRING))
            .putAttr("shared_name", text("classes")));
    TensorProto word =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_STRING)
            .setTensorShape(shape(1))
            .addStringVal(ByteString.copyFromUtf8("dog"))
            .build();
    graph.addNode(Freezer.constant("class", word));
    graph.addNode(
        NodeDef.newBuilder()
            .setName("fill")
            .setOp("InitializeTableV2")
            .addInput("classes")
            .addInput("class")
            .addInput("class")
            .putAttr("Tkey", type(DataType.DT_STRING))
            .putAttr("Tval", type(DataType.DT_STRING)));
    graph.addNode(NodeDef.newBuilder().setName("NoOp").setOp("NoOp").addInput("^fill"));
  }

  private void variables(Path prefix) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      List<Operand<?>> tensors = new ArrayList<>();
      shapes.forEach(
          (name, sizes) ->
              tensors.add(
                  tf.constant(
                      Shape.of(sizes),
                      DataBuffers.of(values.getOrDefault(name, new float[0]), true, false))));
      String[] names = shapes.keySet().toArray(String[]::new);
      String[] slices = new String[names.length];
      java.util.Arrays.fill(slices, "");
      var save =
          tf.train.save(tf.constant(prefix.toString()), tf.array(names), tf.array(slices), tensors);
      try (Session session = new Session(graph)) {
        session.runner().addTarget(save).run().close();
      }
    }
  }

  private static TensorShapeProto shape(long... sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long size : sizes) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return shape.build();
  }

  private static AttrValue type(DataType type) {
    return AttrValue.newBuilder().setType(type).build();
  }

  private static AttrValue text(String text) {
    return AttrValue.newBuilder().setS(ByteString.copyFromUtf8(text)).build();
  }

  private static AttrValue ints(long... values) {
    AttrValue.Builder list = AttrValue.newBuilder();
    for (long value : values) {
      list.getListBuilder().addI(value);
    }
    return list.build();
  }

  /** The same mapping for pictures of another size. */
  static ForeignMapping sized(ForeignMapping m, int size) {
    return new ForeignMapping(
        m.kind(),
        m.signature(),
        m.input(),
        m.outputs(),
        size,
        m.low(),
        m.high(),
        m.mean(),
        m.deviation(),
        m.channelsFirst(),
        m.frames(),
        m.samples(),
        m.batch(),
        m.tokens(),
        m.licence());
  }
}
