package io.vigil.model.bundle;

import io.vigil.model.bundle.BundleException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.SavedModel;

/**
 * Refuses graphs that could do more than compute: a SavedModel is a program, and one from elsewhere
 * may read or write files, call back into the host or talk to other machines. It is read as data,
 * before TensorFlow runs anything of it.
 *
 * <p>An operation is let in if TensorFlow knows it, if it keeps no state outside of the session
 * (its own register says so; the few that keep variables, tables and random numbers are named), and
 * if its name tells nothing of files, hosts or networks. The operations that store and load
 * variables are TensorFlow's own business: they are let in where no signature reaches them.
 */
public final class GraphCheck {

  /** Keep state, but within the session. */
  private static final Set<String> STATEFUL =
      Set.of(
          "Placeholder",
          "VarHandleOp",
          "VariableV2",
          "Variable",
          "TemporaryVariable",
          "DestroyTemporaryVariable",
          "ReadVariableOp",
          "VarIsInitializedOp",
          "IsVariableInitialized",
          "AssignVariableOp",
          "AssignAddVariableOp",
          "AssignSubVariableOp",
          "ResourceGather",
          "ResourceGatherNd",
          "VariableShape",
          "DestroyResourceOp",
          "HashTable",
          "HashTableV2",
          "MutableHashTableV2",
          "LookupTableFind",
          "LookupTableFindV2",
          "LookupTableSizeV2",
          "LookupTableExportV2",
          "LookupTableImportV2",
          "LookupTableInsertV2",
          "InitializeTable",
          "InitializeTableV2",
          "InitializeTableFromTextFile",
          "InitializeTableFromTextFileV2",
          "AnonymousHashTable",
          "PartitionedCall",
          "StatefulPartitionedCall",
          "If",
          "While",
          "Case",
          "RandomUniform",
          "RandomUniformInt",
          "RandomStandardNormal",
          "TruncatedNormal",
          "RandomShuffle",
          "Multinomial",
          "Assert",
          "TensorArrayV3",
          "TensorArrayReadV3",
          "TensorArrayWriteV3",
          "TensorArrayGatherV3",
          "TensorArrayScatterV3",
          "TensorArraySizeV3",
          "TensorArrayCloseV3");

  /** Initialise tables from a file of the model's own assets. */
  private static final Set<String> ASSETS =
      Set.of("InitializeTableFromTextFile", "InitializeTableFromTextFileV2");

  /** Store and load variables. */
  private static final Set<String> SAVER =
      Set.of(
          "SaveV2",
          "RestoreV2",
          "MergeV2Checkpoints",
          "ShardedFilename",
          "ShardedFilespec",
          "Save");

  private static final Pattern OUTSIDE =
      Pattern.compile(
          "File|Dataset|Reader|Iterator|Py[A-Z]|Host|Debug|Restore|Save|Summary|Rpc|Send|Recv|Tpu"
              + "|TPU|Print|Load|Compile|Custom|Remote|Server|Database|Decompress"
              + "|FIFOQueue|Barrier");

  private static final Map<String, OpDef> KNOWN = known();

  private GraphCheck() {}

  private static Map<String, OpDef> known() {
    Map<String, OpDef> known = new HashMap<>();
    TensorFlow.registeredOpList().getOpList().forEach(op -> known.put(op.getName(), op));
    return Map.copyOf(known);
  }

  /**
   * Reads a SavedModel's graph and checks it.
   *
   * @param directory that holds {@code saved_model.pb}
   * @return its parts for serving
   * @throws BundleException naming the operations that are refused, or why it cannot be read
   */
  public static MetaGraphDef check(Path directory) throws BundleException {
    MetaGraphDef model = read(directory);
    GraphDef graph = model.getGraphDef();
    boolean hasAssets = model.getAssetFileDefCount() > 0;
    Set<String> refused = new TreeSet<>();
    graph.getNodeList().forEach(node -> judge(node, graph, hasAssets, refused));
    for (FunctionDef function : graph.getLibrary().getFunctionList()) {
      function.getNodeDefList().forEach(node -> judge(node, graph, hasAssets, refused));
    }
    for (NodeDef node : new Reach(graph).from(Reach.roots(model))) {
      if (SAVER.contains(node.getOp())) {
        refused.add(node.getOp());
      }
    }
    if (!refused.isEmpty()) {
      throw new BundleException(
          Code.FORBIDDEN_OP,
          directory
              + " holds operations that could reach beyond the model: "
              + String.join(", ", refused)
              + "; take it from its maker without them");
    }
    return model;
  }

  private static MetaGraphDef read(Path directory) throws BundleException {
    Path file = directory.resolve("saved_model.pb");
    try (InputStream in = Files.newInputStream(file)) {
      List<MetaGraphDef> graphs = SavedModel.parseFrom(in).getMetaGraphsList();
      return graphs.stream()
          .filter(g -> g.getMetaInfoDef().getTagsList().contains("serve"))
          .findFirst()
          .orElseThrow(
              () ->
                  new BundleException(
                      Code.UNLOADABLE,
                      "TensorFlow finds nothing to serve in " + file + "; export it again"));
    } catch (IOException e) {
      throw new BundleException(
          Code.UNLOADABLE,
          "TensorFlow cannot load " + file + ": it is no SavedModel; export it again",
          e);
    }
  }

  private static void judge(NodeDef node, GraphDef graph, boolean hasAssets, Set<String> refused) {
    String op = node.getOp();
    if (SAVER.contains(op)) {
      return; // Where nobody but TensorFlow calls it: see above.
    }
    OpDef known = KNOWN.get(op);
    if (known == null) {
      boolean function =
          graph.getLibrary().getFunctionList().stream()
              .anyMatch(f -> f.getSignature().getName().equals(op));
      if (!function) {
        refused.add(op);
      }
    } else if (ASSETS.contains(op) && hasAssets) {
      return;
    } else if ((known.getIsStateful() && !STATEFUL.contains(op)) || OUTSIDE.matcher(op).find()) {
      refused.add(op);
    }
  }
}
