package io.vigil.launcher.bench;

import io.vigil.launcher.networks.OpenBundle;
import io.vigil.model.adapt.FrozenNetwork;
import io.vigil.model.bundle.Signatures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.OptimizerOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.proto.SignatureDef;

/**
 * What TensorFlow's own options are worth to the networks: calls a second under each over those as
 * they are served, measured in turns. TensorFlow for Java has no quantized types, so eight-bit
 * integers are not among them.
 */
final class OptionsBench implements Bench {
  private static final int BATCH = 8;

  @Override
  public String name() {
    return "options";
  }

  /** A session of the network under some options. */
  private record Variant(String name, Graph graph, Session session) implements AutoCloseable {
    @Override
    public void close() {
      session.close();
      graph.close();
    }
  }

  @Override
  public List<BenchFigure> run(BenchSetting setting) {
    List<BenchFigure> figures = new ArrayList<>();
    try (OpenBundle open = OpenBundle.at(setting.bundle(), setting.config().model().gpu())) {
      GraphDef frozen = FrozenNetwork.of(open.bundle());
      for (String signature : List.of(Signatures.ENCODE_FRAMES, Signatures.FUSE)) {
        SignatureDef found =
            open.bundle().network().metaGraphDef().getSignatureDefOrThrow(signature);
        Map<String, Tensor> input = ZeroInput.of(found, BATCH);
        try {
          figures.addAll(compared(setting, open, frozen, signature, found, input));
        } finally {
          input.values().forEach(Tensor::close);
        }
      }
    }
    return figures;
  }

  private List<BenchFigure> compared(
      BenchSetting setting,
      OpenBundle open,
      GraphDef frozen,
      String signature,
      SignatureDef found,
      Map<String, Tensor> input) {
    Session served = open.bundle().network().session();
    List<Variant> variants =
        List.of(
            variant("weights as constants", frozen, ConfigProto.newBuilder()),
            variant("weights as constants, nothing folded or rewritten", frozen, plain()),
            variant("weights as constants, products in bfloat16", frozen, bfloat16()));
    List<Double> usual = new ArrayList<>();
    List<Double> two = new ArrayList<>();
    Map<String, List<Double>> others = new LinkedHashMap<>();
    try {
      for (int round = 0; round < setting.amount(12, 60); round++) {
        setting.at(signature + ", round " + (round + 1));
        usual.add(Medians.seconds(() -> call(served, found, input)));
        two.add(Medians.seconds(() -> twice(served, found, input)) / 2);
        for (Variant variant : variants) {
          others
              .computeIfAbsent(variant.name(), any -> new ArrayList<>())
              .add(Medians.seconds(() -> call(variant.session(), found, input)));
        }
      }
    } finally {
      variants.forEach(Variant::close);
    }
    others.put("two calls at once", two);
    List<BenchFigure> figures = new ArrayList<>();
    others.forEach(
        (name, times) ->
            figures.add(
                BenchFigure.of(
                        name(),
                        signature + ", batch " + BATCH + ": " + name,
                        Medians.of(usual) / Medians.of(times),
                        "times as served",
                        BenchFigure.Better.HIGHER)
                    .with("ms as served", Medians.of(usual) * 1e3)
                    .with("ms", Medians.of(times) * 1e3)));
    return figures;
  }

  private static ConfigProto.Builder plain() {
    ConfigProto.Builder config = ConfigProto.newBuilder();
    config
        .getGraphOptionsBuilder()
        .setOptimizerOptions(OptimizerOptions.newBuilder().setOptLevel(OptimizerOptions.Level.L0))
        .getRewriteOptionsBuilder()
        .setDisableMetaOptimizer(true);
    return config;
  }

  private static ConfigProto.Builder bfloat16() {
    ConfigProto.Builder config = ConfigProto.newBuilder();
    config
        .getGraphOptionsBuilder()
        .getRewriteOptionsBuilder()
        .setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON);
    return config;
  }

  private static Variant variant(String name, GraphDef network, ConfigProto.Builder config) {
    Graph graph = new Graph();
    graph.importGraphDef(network);
    config.putDeviceCount("GPU", 0);
    return new Variant(name, graph, new Session(graph, config.build()));
  }

  private static void call(Session session, SignatureDef signature, Map<String, Tensor> input) {
    Session.Runner runner = session.runner();
    input.forEach((name, zeros) -> runner.feed(signature.getInputsOrThrow(name).getName(), zeros));
    signature.getOutputsMap().values().forEach(info -> runner.fetch(info.getName()));
    runner.run().close();
  }

  private static void twice(Session session, SignatureDef signature, Map<String, Tensor> input) {
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(() -> call(session, signature, input));
    call(session, signature, input);
    other.join();
  }
}
