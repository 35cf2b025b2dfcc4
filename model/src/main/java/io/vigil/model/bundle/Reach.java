package io.vigil.model.bundle;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.CollectionDef;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SignatureDef;

/** Finds what runs when something of a graph is asked for: its inputs, theirs, and functions. */
public final class Reach {
  /** Collections that name nodes which TensorFlow runs on its own. */
  private static final List<String> AT_LOADING = List.of("saved_model_main_op", "legacy_init_op");

  private final Map<String, NodeDef> nodes = new HashMap<>();
  private final Map<String, FunctionDef> functions = new HashMap<>();

  /** Of a graph. */
  public Reach(GraphDef graph) {
    graph.getNodeList().forEach(node -> nodes.put(node.getName(), node));
    graph.getLibrary().getFunctionList().forEach(f -> functions.put(f.getSignature().getName(), f));
  }

  /** What gives a model's signatures, and what runs when it is loaded. */
  static Set<String> roots(MetaGraphDef model) {
    Set<String> names = new HashSet<>();
    for (SignatureDef signature : model.getSignatureDefMap().values()) {
      signature.getOutputsMap().values().forEach(info -> names.add(info.getName()));
    }
    for (String key : AT_LOADING) {
      CollectionDef nodes =
          model.getCollectionDefOrDefault(key, CollectionDef.getDefaultInstance());
      names.addAll(nodes.getNodeList().getValueList());
    }
    return names;
  }

  /** All nodes that run, those within functions too. */
  public Collection<NodeDef> from(Set<String> tensors) {
    Set<NodeDef> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    Set<String> entered = new HashSet<>();
    tensors.forEach(name -> open.add(node(name)));
    while (!open.isEmpty()) {
      NodeDef node = nodes.get(open.pop());
      if (node != null && seen.add(node.getName())) {
        found.add(node);
        node.getInputList().forEach(input -> open.add(node(input)));
        called(node).forEach(function -> enter(function, entered, found));
      }
    }
    return found;
  }

  private void enter(String function, Set<String> entered, Set<NodeDef> found) {
    FunctionDef definition = functions.get(function);
    if (definition != null && entered.add(function)) {
      for (NodeDef node : definition.getNodeDefList()) {
        found.add(node);
        called(node).forEach(next -> enter(next, entered, found));
      }
    }
  }

  private List<String> called(NodeDef node) {
    Set<String> names = new LinkedHashSet<>();
    if (functions.containsKey(node.getOp())) {
      names.add(node.getOp());
    }
    for (AttrValue value : node.getAttrMap().values()) {
      if (value.hasFunc()) {
        names.add(value.getFunc().getName());
      }
      value.getList().getFuncList().forEach(f -> names.add(f.getName()));
    }
    return List.copyOf(names);
  }

  private static String node(String tensor) {
    String name = tensor.startsWith("^") ? tensor.substring(1) : tensor;
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }
}
