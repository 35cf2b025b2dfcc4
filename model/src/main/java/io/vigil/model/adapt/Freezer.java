package io.vigil.model.adapt;

import io.vigil.model.bundle.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.FunctionDefLibrary;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/**
 * Makes a graph whose variables are constants, so that it needs no session of its own: where a
 * handle of a variable went, its value goes, through calls of functions too, of which copies are
 * made that take values for handles. What is not needed for the output is left out.
 */
final class Freezer {
  /** Functions of a call by the attribute that holds the types of what they are given. */
  private static final Map<String, String> CALLS =
      Map.of(
          "PartitionedCall", "Tin",
          "StatefulPartitionedCall", "Tin",
          "If", "Tin",
          "StatelessIf", "Tin",
          "While", "T",
          "StatelessWhile", "T");

  private static final Set<String> HANDLES = Set.of("VarHandleOp", "VariableV2", "Variable");

  private final GraphDef graph;
  private final Map<String, TensorProto> values;
  private final Map<String, FunctionDef> functions = new HashMap<>();
  private final Map<String, FunctionDef> made = new LinkedHashMap<>();

  /**
   * A freezer.
   *
   * @param values of the variables, by the names of their nodes
   */
  Freezer(GraphDef graph, Map<String, TensorProto> values) {
    this.graph = graph;
    this.values = values;
    graph
        .getLibrary()
        .getFunctionList()
        .forEach(function -> functions.put(function.getSignature().getName(), function));
  }

  /** The nodes that hold variables and are needed for a tensor. */
  static List<NodeDef> variables(GraphDef graph, String tensor) {
    return new Reach(graph)
        .from(Set.of(tensor)).stream().filter(node -> HANDLES.contains(node.getOp())).toList();
  }

  /**
   * Freezes.
   *
   * @param tensor the output that is wanted
   * @param given nodes that take the place of others of their names
   * @throws ForeignException if something keeps state that is no variable
   */
  GraphDef freeze(String tensor, Map<String, NodeDef> given) throws ForeignException {
    Map<String, DataType> frozen = new HashMap<>();
    values.forEach((name, value) -> frozen.put(name, value.getDtype()));
    Set<String> needed =
        new Reach(graph)
            .from(Set.of(tensor)).stream().map(NodeDef::getName).collect(Collectors.toSet());
    List<NodeDef> nodes = new ArrayList<>();
    for (NodeDef node : graph.getNodeList()) {
      NodeDef other = given.get(node.getName());
      TensorProto value = values.get(node.getName());
      if (other != null) {
        nodes.add(other);
      } else if (value != null) {
        nodes.add(constant(node.getName(), value));
      } else if (needed.contains(node.getName())) {
        nodes.add(thawless(node, frozen));
      }
    }
    Set<String> kept = nodes.stream().map(NodeDef::getName).collect(Collectors.toSet());
    List<NodeDef> connected = new ArrayList<>();
    for (NodeDef node : nodes) {
      NodeDef.Builder builder = node.toBuilder().clearInput();
      for (String input : node.getInputList()) {
        if (!input.startsWith("^") || kept.contains(input.substring(1))) {
          builder.addInput(input);
        }
      }
      connected.add(builder.build());
    }
    return GraphDef.newBuilder()
        .setVersions(graph.getVersions())
        .addAllNode(connected)
        .setLibrary(FunctionDefLibrary.newBuilder().addAllFunction(made.values()))
        .build();
  }

  static NodeDef constant(String name, TensorProto value) {
    return NodeDef.newBuilder()
        .setName(name)
        .setOp("Const")
        .putAttr("dtype", AttrValue.newBuilder().setType(value.getDtype()).build())
        .putAttr("value", AttrValue.newBuilder().setTensor(value).build())
        .build();
  }

  /**
   * A node that takes values where it took handles.
   *
   * @param frozen types of what is a value now, by the names of nodes and arguments
   */
  private NodeDef thawless(NodeDef node, Map<String, DataType> frozen) throws ForeignException {
    TreeMap<Integer, DataType> taken = new TreeMap<>();
    for (int i = 0; i < node.getInputCount(); i++) {
      DataType type = frozen.get(name(node.getInput(i)));
      if (type != null && !node.getInput(i).startsWith("^")) {
        taken.put(i, type);
      }
    }
    String op = node.getOp();
    if (op.equals("ReadVariableOp") && !taken.isEmpty()) {
      return identity(node, taken.get(0));
    }
    if (op.equals("Identity") && !taken.isEmpty()) {
      frozen.put(node.getName(), taken.get(0));
      return identity(node, taken.get(0));
    }
    if (CALLS.containsKey(op) || functions.containsKey(op)) {
      return call(node, taken);
    }
    boolean handle = values.containsKey(node.getName());
    if (op.contains("Table") || op.startsWith("Assign") || op.startsWith("Resource") || handle) {
      throw new ForeignException(
          "its node "
              + node.getName()
              + " ("
              + op
              + ") keeps or changes state, which an encoder of single pictures and seconds cannot;"
              + " export it for inference, without tables");
    }
    return node;
  }

  private static NodeDef identity(NodeDef node, @org.jspecify.annotations.Nullable DataType type) {
    NodeDef.Builder builder =
        node.toBuilder().setOp("Identity").clearAttr().clearExperimentalDebugInfo();
    if (type != null) {
      builder.putAttr("T", AttrValue.newBuilder().setType(type).build());
    }
    return builder.build();
  }

  private NodeDef call(NodeDef node, Map<Integer, DataType> taken) throws ForeignException {
    boolean branch = node.getOp().endsWith("If");
    // The first input of a branch is its condition, which functions are not given.
    int skip = branch ? 1 : 0;
    Map<Integer, DataType> arguments = new TreeMap<>();
    taken.forEach((place, type) -> arguments.put(place - skip, type));
    NodeDef.Builder builder = node.toBuilder();
    if (functions.containsKey(node.getOp())) {
      return builder.setOp(specialised(node.getOp(), arguments, false)).build();
    }
    boolean loop = node.getOp().endsWith("While");
    String types = CALLS.getOrDefault(node.getOp(), "Tin");
    AttrValue.Builder list = node.getAttrOrThrow(types).toBuilder();
    arguments.forEach((place, type) -> list.getListBuilder().setType(place, type));
    builder.putAttr(types, list.build());
    for (Map.Entry<String, AttrValue> attr : node.getAttrMap().entrySet()) {
      if (attr.getValue().hasFunc()) {
        String name = attr.getValue().getFunc().getName();
        boolean body = loop && attr.getKey().equals("body");
        AttrValue.Builder function = attr.getValue().toBuilder();
        function.getFuncBuilder().setName(specialised(name, arguments, body));
        builder.putAttr(attr.getKey(), function.build());
      }
    }
    return builder.build();
  }

  /** The name of a function's copy that takes values at these places; a body gives them on too. */
  private String specialised(String name, Map<Integer, DataType> arguments, boolean body)
      throws ForeignException {
    FunctionDef function = functions.get(name);
    if (function == null) {
      throw new ForeignException("its function " + name + " is missing; export it again, whole");
    }
    String made =
        name
            + arguments.entrySet().stream()
                .map(
                    e ->
                        "_"
                            + e.getKey()
                            + e.getValue().name().substring(3).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    if (this.made.containsKey(made)) {
      return made;
    }
    FunctionDef.Builder copy =
        function.toBuilder()
            .clearNodeDef()
            .clearArgAttr()
            .clearResourceArgUniqueId()
            .removeAttr("_input_shapes");
    copy.getSignatureBuilder().setName(made);
    Map<String, DataType> frozen = new HashMap<>();
    arguments.forEach(
        (place, type) -> {
          copy.getSignatureBuilder().getInputArgBuilder(place).setType(type).clearHandleData();
          frozen.put(function.getSignature().getInputArg(place).getName(), type);
          if (body) {
            copy.getSignatureBuilder().getOutputArgBuilder(place).setType(type).clearHandleData();
          }
        });
    Set<String> reads = new HashSet<>();
    for (NodeDef node : ordered(function)) {
      NodeDef now = thawless(node, frozen);
      if (node.getOp().equals("ReadVariableOp") && now.getOp().equals("Identity")) {
        reads.add(node.getName());
      }
      NodeDef.Builder placed = now.toBuilder();
      for (int i = 0; i < now.getInputCount(); i++) {
        placed.setInput(i, renamed(now.getInput(i), reads));
      }
      copy.addNodeDef(placed);
    }
    function.getRetMap().forEach((output, tensor) -> copy.putRet(output, renamed(tensor, reads)));
    this.made.put(made, copy.build());
    return made;
  }

  /** Within functions an output has a name, which for an identity is another than for a read. */
  private static String renamed(String tensor, Set<String> reads) {
    return reads.contains(name(tensor)) ? tensor.replace(":value:", ":output:") : tensor;
  }

  /** The nodes of a function, each behind those that it takes. */
  private static List<NodeDef> ordered(FunctionDef function) {
    Map<String, NodeDef> nodes = new LinkedHashMap<>();
    function.getNodeDefList().forEach(node -> nodes.put(node.getName(), node));
    List<NodeDef> ordered = new ArrayList<>();
    Set<String> done = new HashSet<>();
    nodes.values().forEach(node -> place(node, nodes, done, ordered));
    return ordered;
  }

  private static void place(
      NodeDef node, Map<String, NodeDef> nodes, Set<String> done, List<NodeDef> ordered) {
    if (done.add(node.getName())) {
      for (String input : node.getInputList()) {
        NodeDef before = nodes.get(name(input));
        if (before != null) {
          place(before, nodes, done, ordered);
        }
      }
      ordered.add(node);
    }
  }

  static String name(String tensor) {
    String name = tensor.startsWith("^") ? tensor.substring(1) : tensor;
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }
}
