package io.vigil.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.layers.Dense;
import io.vigil.model.layers.Initializer;
import io.vigil.model.layers.LayerScope;
import io.vigil.model.network.NetworkConfig;
import io.vigil.model.testing.TestGraph;
import io.vigil.model.testing.TinyNetwork;
import io.vigil.model.text.Vocabulary;
import io.vigil.model.world.EventTypes;
import io.vigil.model.world.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class TrainingTest {

  private static final ClipShape SHAPE = new ClipShape(10, List.of(8, 10), 8);
  private final Vocabulary vocabulary = Trainer.vocabulary();
  private final NetworkConfig network =
      TinyNetwork.config(EventTypes.ALL.size(), vocabulary.size(), FactAtoms.ALL.size());

  private static void fresh(TestGraph graph) {
    Map<String, float[]> values = new HashMap<>();
    graph
        .scope()
        .initialValues(1)
        .forEach(
            (name, array) -> {
              values.put(name, array);
              AdamW.KEPT.forEach(kept -> values.put(name + kept, new float[array.length]));
            });
    graph.scope().load(graph.session(), values);
  }

  @Test
  void learnsEightWindowsByHeart() {
    ClipMaker maker = new ClipMaker(SHAPE, Split.TRAIN, 32, false);
    List<Clip> clips = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      clips.add(maker.make(i));
    }
    Batch batch =
        new BatchMaker(network, SHAPE, vocabulary, 1).make(clips, List.of(Glance.none(32)));
    try (TestGraph graph = new TestGraph()) {
      TrainingGraph training =
          new TrainingGraph(graph.scope(), network, SHAPE, LossWeights.standard());
      AdamW optimizer = new AdamW(graph.scope(), training.losses().total(), 1, 0);
      fresh(graph);
      TrainingStep step = new TrainingStep(graph.session(), training, optimizer);
      double[] first = step.run(batch, 0, 5e-3, 100);
      double[] last = first;
      for (int i = 1; i < 120; i++) {
        last = step.run(batch, i, 5e-3, 100);
      }

      assertThat(last[1]).as("events").isLessThan(0.5 * first[1]);
      assertThat(last[2]).as("caption").isLessThan(0.4 * first[2]);
      assertThat(last[4]).as("contrastive").isLessThan(0.6 * first[4]);
    }
  }

  @Test
  void theSameNumberGivesTheSameClip() {
    ClipMaker maker = new ClipMaker(SHAPE, Split.TRAIN, 32, false);
    Clip one = maker.make(5);
    Clip again = maker.make(5);

    assertThat(again.pictures()).isEqualTo(one.pictures());
    assertThat(again.sound()).isEqualTo(one.sound());
    assertThat(again.targets().get(0).labels()).isEqualTo(one.targets().get(0).labels());
    assertThat(maker.make(6).pictures()).isNotEqualTo(one.pictures());
  }

  @Test
  void adamWEqualsItsDefinitionInPlainJava() {
    try (TestGraph graph = new TestGraph()) {
      LayerScope scope = graph.scope();
      Dense dense = new Dense(scope, 1, 1, new Initializer.Constant(2), null);
      Operand<TFloat32> y = dense.apply(graph.floats(new float[] {1}, 1, 1));
      Operand<TFloat32> square =
          graph.tf().reshape(graph.tf().math.square(y), graph.tf().constant(new long[] {-1}));
      Operand<TFloat32> loss = graph.tf().sum(square, graph.tf().constant(new int[] {0}));
      AdamW optimizer = new AdamW(scope, loss, 1, 0.1f);
      fresh(graph);
      double w = 2;
      double m = 0;
      double v = 0;
      double average = 0;
      for (int t = 1; t <= 3; t++) {
        step(graph, optimizer, t);
        double gradient = 2 * w * Math.min(1, 1 / (2 * w)); // clipped to length one
        w -= 0.01 * 0.1 * w;
        m = AdamW.BETA1 * m + (1 - AdamW.BETA1) * gradient;
        v = AdamW.BETA2 * v + (1 - AdamW.BETA2) * gradient * gradient;
        double corrected = m / (1 - Math.pow(AdamW.BETA1, t));
        w -= 0.01 * corrected / (Math.sqrt(v / (1 - Math.pow(AdamW.BETA2, t))) + 1e-8);
        average += 0.5 * (w - average);
      }

      Map<String, float[]> values = scope.values(graph.session());
      assertThat((double) TestGraph.of(values, "kernel")[0]).isCloseTo(w, within(1e-4));
      assertThat((double) TestGraph.of(values, "kernel" + AdamW.AVERAGE)[0])
          .isCloseTo(average, within(1e-4));
    }
  }

  private static void step(TestGraph graph, AdamW optimizer, int t) {
    try (TFloat32 rate = TFloat32.scalarOf(0.01f);
        TFloat32 power1 = TFloat32.scalarOf((float) Math.pow(AdamW.BETA1, t));
        TFloat32 power2 = TFloat32.scalarOf((float) Math.pow(AdamW.BETA2, t));
        TFloat32 half = TFloat32.scalarOf(0.5f)) {
      graph
          .session()
          .runner()
          .feed(optimizer.rate(), rate)
          .feed(optimizer.power1(), power1)
          .feed(optimizer.power2(), power2)
          .feed(optimizer.averaging(), half)
          .addTarget(optimizer.step())
          .run()
          .close();
    }
  }
}
