package io.vigil.model.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.testing.TestGraph;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GatedFusionTest {

  private static final int SLOTS = 4;
  private static final int SKETCH = 4;
  private static final int FRAME = 5;
  private static final int SOUNDS = 8;
  private static final int MEMORY = 2;
  private static final int WIDTH = 8;

  /** One window's arrays. */
  private static final class Window {
    private final float[] frames = TestGraph.random(1, SLOTS * FRAME * WIDTH);
    private final float[] frameMask = {1, 1, 1, 1};
    private final float[] audio = TestGraph.random(2, SOUNDS * WIDTH);
    private final float[] audioMask = {1, 1, 1, 1, 1, 1, 1, 1};
    private final float[] memory = TestGraph.random(3, MEMORY * WIDTH);
    private final float[] memoryMask = {1, 1};
  }

  private static FusedSlots fuse(TestGraph graph, GatedFusion fusion, Window w) {
    return fusion.fuse(
        new WindowTensors(
            graph.floats(w.frames, 1, SLOTS, FRAME, WIDTH),
            graph.floats(w.frameMask, 1, SLOTS),
            graph.floats(w.audio, 1, SOUNDS, WIDTH),
            graph.floats(w.audioMask, 1, SOUNDS),
            graph.floats(w.memory, 1, MEMORY, WIDTH),
            graph.floats(w.memoryMask, 1, MEMORY)));
  }

  private static GatedFusion fusion(TestGraph graph) {
    return new GatedFusion(
        graph.scope(),
        new GatedFusion.Config(SLOTS, FRAME, SKETCH, SOUNDS, MEMORY, WIDTH, 2, 2, 2, 5));
  }

  @Test
  void withItsGatesAtZeroEachModalityIgnoresTheOther() {
    try (TestGraph graph = new TestGraph()) {
      GatedFusion fusion = fusion(graph);
      Map<String, float[]> weights = graph.randomWeights(7);
      graph
          .scope()
          .load(
              graph.session(),
              weights.keySet().stream()
                  .filter(name -> name.endsWith("/gate"))
                  .collect(Collectors.toMap(n -> n, n -> new float[1])));
      Window other = new Window();
      Arrays.fill(other.audio, 5);
      Window dark = new Window();
      Arrays.fill(dark.frames, 5);

      FusedSlots fused = fuse(graph, fusion, new Window());

      assertThat(graph.run(fuse(graph, fusion, other).visual()))
          .containsExactly(graph.run(fused.visual()));
      assertThat(graph.run(fuse(graph, fusion, dark).sound()))
          .containsExactly(graph.run(fused.sound()));
    }
  }

  @Test
  void withOpenGatesEachModalityHearsOfTheOther() {
    try (TestGraph graph = new TestGraph()) {
      GatedFusion fusion = fusion(graph);
      graph.randomWeights(7);
      Window other = new Window();
      Arrays.fill(other.audio, 5);

      assertThat(graph.run(fuse(graph, fusion, other).visual()))
          .isNotEqualTo(graph.run(fuse(graph, fusion, new Window()).visual()));
    }
  }

  @Test
  void nothingBehindAMaskHasAnyInfluence() {
    try (TestGraph graph = new TestGraph()) {
      GatedFusion fusion = fusion(graph);
      graph.randomWeights(7);
      Window masked = new Window();
      masked.frameMask[1] = 0;
      masked.audioMask[2] = 0;
      masked.audioMask[3] = 0;
      masked.memoryMask[1] = 0;
      Window changed = new Window();
      changed.frameMask[1] = 0;
      changed.audioMask[2] = 0;
      changed.audioMask[3] = 0;
      changed.memoryMask[1] = 0;
      Arrays.fill(changed.frames, FRAME * WIDTH, 2 * FRAME * WIDTH, 9);
      Arrays.fill(changed.audio, 2 * WIDTH, 4 * WIDTH, 9);
      Arrays.fill(changed.memory, WIDTH, 2 * WIDTH, 9);

      assertThat(graph.run(fuse(graph, fusion, changed).slots()))
          .containsExactly(graph.run(fuse(graph, fusion, masked).slots()));
    }
  }

  @Test
  void aModalityThatIsAbsentGivesZerosForItsPartOfASlot() {
    try (TestGraph graph = new TestGraph()) {
      GatedFusion fusion = fusion(graph);
      graph.randomWeights(7);
      Window blind = new Window();
      Arrays.fill(blind.frameMask, 0);

      FusedSlots fused = fuse(graph, fusion, blind);

      for (float value : graph.run(fused.visual())) {
        assertThat(Math.abs(value)).isZero();
      }
      assertThat(graph.run(fused.slots()))
          .hasSize(SLOTS * fusion.slotWidth())
          .doesNotContain(Float.NaN);
    }
  }
}
