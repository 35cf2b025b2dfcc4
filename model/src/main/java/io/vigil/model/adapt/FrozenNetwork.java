package io.vigil.model.adapt;

import io.vigil.model.bundle.Bundle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** The graph of a bundle with its weights as constants, so that whatever follows can be folded. */
public final class FrozenNetwork {

  /** Nodes that write variables, which a frozen graph has none of. */
  private static final List<String> WRITERS = List.of(BundleGraph.SAVER, "load.", "store.");

  private FrozenNetwork() {}

  /** The graph of a loaded bundle; its nodes keep their names. */
  public static GraphDef of(Bundle bundle) {
    GraphDef graph = bundle.network().metaGraphDef().getGraphDef();
    List<String> names = BundleGraph.variables(graph);
    Map<String, NodeDef> constants = new HashMap<>();
    Session.Runner runner = bundle.network().session().runner();
    names.forEach(runner::fetch);
    try (Result values = runner.run()) {
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i);
        constants.put(
            name, Freezer.constant(name, ForeignModel.proto(values.get(i).asRawTensor())));
      }
    }
    List<NodeDef> nodes = new ArrayList<>();
    for (NodeDef node : graph.getNodeList()) {
      if (WRITERS.stream().noneMatch(node.getName()::startsWith)) {
        nodes.add(constants.getOrDefault(node.getName(), node));
      }
    }
    return graph.toBuilder().clearNode().addAllNode(nodes).build();
  }
}
