package io.vigil.model.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.bundle.Bundle;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.bundle.BundleWeights;
import io.vigil.model.event.EventType;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.SessionOptions;
import io.vigil.model.layers.LayerScope;
import io.vigil.model.network.Network;
import io.vigil.model.release.DraftBundle;
import io.vigil.model.testing.TestGraph;
import io.vigil.model.train.Checkpoint;
import io.vigil.model.train.Trainer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An encoder from elsewhere under a fusion of the sizes that are trained. */
class FusionOnTopTest {
  private static final SessionOptions OPTIONS = SessionOptions.standard();
  private static final int STEPS = 12;
  private static final ForeignMapping MAPPING =
      KerasModel.sized(ForeignMapping.featureVector(), 64);

  @TempDir private Path folder = Path.of("");

  /** A bundle of the shipped sizes that has learnt nothing. */
  private Path base() throws Exception {
    Map<String, float[]> averages = new HashMap<>();
    try (TestGraph graph = new TestGraph()) {
      LayerScope scope = graph.scope();
      new Network(scope, Trainer.network());
      scope.initialValues(5).forEach((name, value) -> averages.put(name + "/average", value));
    }
    Path base = folder.resolve("base");
    DraftBundle.write(
        Trainer.network(), Trainer.vocabulary(), new Checkpoint(0, 0, averages), base);
    return base;
  }

  private Path imported(Path base, Path elsewhere, int steps) throws Exception {
    Path made = folder.resolve("made" + steps);
    ForeignImport.Report report =
        new ForeignImport(elsewhere, MAPPING, base, made, new ForeignImport.Amounts(8, steps, 0))
            .run((share, doing) -> {});
    assertThat(report.onTop().steps()).isEqualTo(steps);
    if (steps > 0) {
      assertThat(report.onTop().last()).isLessThan(0.9 * report.onTop().first());
    }
    return made;
  }

  @Test
  void fusionAndHeadsLearnAndTheEncodersStay() throws Exception {
    Path base = base();
    Path elsewhere = KerasModel.featureVector(64).write(folder.resolve("elsewhere"));
    byte[] picture = new byte[64 * 64 * 3];
    new Random(1).nextBytes(picture);
    try (Bundle before = BundleLoader.load(imported(base, elsewhere, 0), OPTIONS);
        Bundle after = BundleLoader.load(imported(base, elsewhere, STEPS), OPTIONS)) {
      List<String> names = weights();
      Map<String, float[]> old = BundleWeights.read(before, names);
      Map<String, float[]> now = BundleWeights.read(after, names);
      assertThat(now.keySet()).isEqualTo(old.keySet());
      assertThat(names.stream().filter(n -> n.startsWith("events/")).toList())
          .isNotEmpty()
          .allSatisfy(name -> assertThat(now.get(name)).isNotEqualTo(old.get(name)));
      assertThat(names.stream().filter(n -> n.startsWith("audio/")).toList())
          .isNotEmpty()
          .allSatisfy(name -> assertThat(now.get(name)).isEqualTo(old.get(name)));
      try (BundleInference first = new BundleInference(before);
          BundleInference second = new BundleInference(after)) {
        assertThat(second.encodeFrames(List.of(picture)).get(0))
            .isEqualTo(first.encodeFrames(List.of(picture)).get(0));
        BundleManifest manifest = second.manifest();
        assertThat(manifest.provenance()).containsKey("trained on top");
        assertThat(thresholds(manifest)).isNotEqualTo(thresholds(first.manifest()));
        second.warmUp();
      }
    }
  }

  private static List<Float> thresholds(BundleManifest manifest) {
    return manifest.eventTypes().stream().map(EventType::threshold).toList();
  }

  private static List<String> weights() {
    try (TestGraph graph = new TestGraph()) {
      new Network(graph.scope(), Trainer.network());
      return graph.scope().weights().stream().map(w -> w.name()).toList();
    }
  }
}
