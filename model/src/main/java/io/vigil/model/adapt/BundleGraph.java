package io.vigil.model.adapt;

import io.vigil.model.bundle.Bundle;
import io.vigil.model.layers.LayerScope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.RawTensor;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * The graph of a bundle's SavedModel with its weights, open to be built on and written again. What
 * is not touched stays what it was, node by node. For one thread.
 */
final class BundleGraph implements AutoCloseable {

  /** Where TensorFlow keeps the nodes that write and read variables; each graph makes its own. */
  static final String SAVER = "save/";

  private static final String VARIABLE = "VariableV2";

  private final Graph graph;
  private final Session session;
  private final Ops tf;
  private final Map<String, SignatureDef> signatures;

  /** Input of a signature, by signature and name, that has taken the place of the old one. */
  private final Map<String, Operand<?>> replaced = new HashMap<>();

  private BundleGraph(Graph graph, Session session, Map<String, SignatureDef> signatures) {
    this.graph = graph;
    this.session = session;
    this.tf = Ops.create(graph);
    this.signatures = signatures;
  }

  /**
   * Opens the graph of a bundle.
   *
   * @param edit changes the nodes before they are taken
   */
  static BundleGraph of(Bundle bundle, NodeEdit edit) {
    SavedModelBundle model = bundle.network();
    GraphDef old = model.metaGraphDef().getGraphDef();
    List<NodeDef> nodes = new ArrayList<>();
    for (NodeDef node : old.getNodeList()) {
      if (!node.getName().startsWith(SAVER)) {
        nodes.addAll(edit.edit(node));
      }
    }
    Graph graph = new Graph();
    graph.importGraphDef(old.toBuilder().clearNode().addAllNode(nodes).build());
    BundleGraph opened =
        new BundleGraph(
            graph,
            new Session(graph),
            new LinkedHashMap<>(model.metaGraphDef().getSignatureDefMap()));
    opened.copyVariables(model);
    return opened;
  }

  /** What becomes of a node: itself, or others that end in one of its name. */
  interface NodeEdit {
    List<NodeDef> edit(NodeDef node);
  }

  Ops tf() {
    return tf;
  }

  Session session() {
    return session;
  }

  /** Names of the signatures. */
  Set<String> signatures() {
    return signatures.keySet();
  }

  /** What a node gives, if it is there and gives floats. */
  @SuppressWarnings("unchecked") // The element type is asked for first.
  Optional<Operand<TFloat32>> floats(String node) {
    GraphOperation operation = graph.operation(node);
    if (operation == null) {
      return Optional.empty();
    }
    Output<?> output = operation.output(0);
    return output.type() == TFloat32.class
        ? Optional.of((Operand<TFloat32>) output)
        : Optional.empty();
  }

  /** Names of the inputs of a signature. */
  Map<String, TensorInfo> inputs(String signature) {
    return signatures.getOrDefault(signature, SignatureDef.getDefaultInstance()).getInputsMap();
  }

  /** An input of a signature of the bundle. */
  <T extends TType> Operand<T> input(String signature, String name, Class<T> type) {
    return operand(inputs(signature).get(name), signature + " has no input " + name, type);
  }

  /** An output of a signature of the bundle. */
  <T extends TType> Operand<T> output(String signature, String name, Class<T> type) {
    TensorInfo info =
        signatures
            .getOrDefault(signature, SignatureDef.getDefaultInstance())
            .getOutputsMap()
            .get(name);
    return operand(info, signature + " has no output " + name, type);
  }

  @SuppressWarnings("unchecked") // The element type is asked for first.
  private <T extends TType> Operand<T> operand(
      @org.jspecify.annotations.Nullable TensorInfo info, String fault, Class<T> type) {
    if (info == null) {
      throw new IllegalArgumentException(fault);
    }
    Output<?> output = output(info);
    if (output.type() != type) {
      throw new IllegalArgumentException(
          info.getName() + " holds " + output.type().getSimpleName());
    }
    return (Operand<T>) output;
  }

  /** What is behind the name of a tensor: an operation and the number of its output. */
  private Output<?> output(TensorInfo info) {
    String name = info.getName();
    int colon = name.lastIndexOf(':');
    return graph
        .operationOrThrow(name.substring(0, colon))
        .output(Integer.parseInt(name.substring(colon + 1)));
  }

  /** Writes the values of weights that were made in a scope of this graph. */
  void load(LayerScope scope, Map<String, float[]> values) {
    scope.load(session, values);
  }

  /** Gives weights of the bundle new values; those that it does not have are left out. */
  void set(Map<String, float[]> values) {
    Session.Runner write = session.runner();
    List<Tensor> fed = new ArrayList<>();
    try {
      for (Map.Entry<String, float[]> entry : values.entrySet()) {
        String node = entry.getKey().replace('/', '.');
        Optional<Operand<TFloat32>> variable = floats(node);
        if (variable.isPresent()) {
          TFloat32 tensor =
              TFloat32.tensorOf(
                  variable.get().shape(), DataBuffers.of(entry.getValue(), true, false));
          fed.add(tensor);
          write.feed("load." + node, tensor).addTarget("store." + node);
        }
      }
      write.run().close();
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  /** A name that no scope of this graph has used: the base and the first number that is free. */
  String free(String base) {
    int number = 0;
    while (isUsed(base + number)) {
      number++;
    }
    return base + number;
  }

  private boolean isUsed(String prefix) {
    for (var operations = graph.operations(); operations.hasNext(); ) {
      if (operations.next().name().startsWith(prefix + ".")) {
        return true;
      }
    }
    return false;
  }

  /** Leaves a signature out when it is written. */
  void drop(String signature) {
    signatures.remove(signature);
  }

  /** Lets a signature take an input from elsewhere when it is written. */
  void replaceInput(String signature, String name, Operand<?> operand) {
    replaced.put(signature + "<" + name, operand);
  }

  /** Lets a signature give an output from elsewhere when it is written. */
  void replaceOutput(String signature, String name, Operand<?> operand) {
    replaced.put(signature + ">" + name, operand);
  }

  /**
   * Writes everything as a SavedModel.
   *
   * @throws IOException if the directory cannot be written
   */
  void export(Path directory) throws IOException {
    SavedModelBundle.Exporter exporter =
        SavedModelBundle.exporter(directory.toString())
            .withTags(SavedModelBundle.DEFAULT_TAG)
            .withSession(session);
    for (Map.Entry<String, SignatureDef> entry : signatures.entrySet()) {
      Signature.Builder builder = Signature.builder(entry.getKey());
      entry
          .getValue()
          .getInputsMap()
          .forEach((name, info) -> builder.input(name, now(entry.getKey() + "<" + name, info)));
      entry
          .getValue()
          .getOutputsMap()
          .forEach((name, info) -> builder.output(name, now(entry.getKey() + ">" + name, info)));
      exporter.withSignature(builder.build());
    }
    exporter.export();
  }

  private Operand<?> now(String key, TensorInfo info) {
    Operand<?> other = replaced.get(key);
    return other == null ? output(info) : other;
  }

  /** Names of the nodes that hold a bundle's weights. */
  static List<String> variables(GraphDef graph) {
    return graph.getNodeList().stream()
        .filter(node -> node.getOp().equals(VARIABLE))
        .map(NodeDef::getName)
        .toList();
  }

  private void copyVariables(SavedModelBundle model) {
    List<String> names = variables(model.metaGraphDef().getGraphDef());
    if (names.isEmpty()) {
      return;
    }
    Session.Runner read = model.session().runner();
    names.forEach(read::fetch);
    Map<String, float[]> found = new HashMap<>();
    try (Result values = read.run()) {
      for (int i = 0; i < names.size(); i++) {
        Tensor value = values.get(i);
        if (!(value instanceof TFloat32)) {
          throw new IllegalArgumentException("the variable " + names.get(i) + " holds no floats");
        }
        store(names.get(i), value.shape());
        RawTensor raw = value.asRawTensor();
        float[] array = new float[(int) raw.size()];
        raw.data().asFloats().read(array);
        found.put(names.get(i), array);
      }
    }
    set(found);
  }

  /** Makes the nodes that set a variable, where the bundle does not have them. */
  private void store(String variable, Shape shape) {
    if (graph.operation("store." + variable) == null) {
      Placeholder<TFloat32> input =
          tf.withName("load." + variable).placeholder(TFloat32.class, Placeholder.shape(shape));
      tf.withName("store." + variable).assign(floats(variable).orElseThrow(), input);
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
