package io.vigil.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.CaptionOutput;
import io.vigil.model.inference.FusionInput;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.inference.QuestionInput;
import io.vigil.model.inference.SessionOptions;
import io.vigil.model.testing.TestGraph;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What streaming relies on, held against the shipped bundle. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BundleLawsTest {

  private static final int BATCH = 5;
  private static final float TOLERANCE = 2e-4f;

  private final BundleInference inference = open();
  private final BundleManifest manifest = inference.manifest();

  private static BundleInference open() {
    try {
      return new BundleInference(
          BundleLoader.load(Path.of("src/main/bundles/default"), new SessionOptions(2, 1, false)));
    } catch (BundleException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  void close() {
    inference.close();
  }

  @Test
  void aBatchOfAnySignatureGivesWhatItsMembersGiveAlone() {
    List<byte[]> pictures = new ArrayList<>();
    List<short[]> sound = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      SimulatedCamera camera = new SimulatedCamera(7_000_100 + i, Split.TEST);
      byte[] rgb = new byte[manifest.frameSize() * manifest.frameSize() * 3];
      camera.picture(3 * i, rgb, manifest.frameSize(), manifest.frameSize());
      pictures.add(rgb);
      sound.add(camera.sound(16_000L * i, 16_000));
    }
    List<String> sentences =
        List.of("a red car stops", "a dog barks", "", "a person enters", "xyzzy in the dark");
    List<FusionInput> windows = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      windows.add(window(i, 2 * i));
    }
    alike(pictures, inference::encodeFrames, t -> t);
    alike(sound, inference::encodeAudio, t -> t);
    alike(sentences, inference::encodeText, t -> t);
    for (Function<FusionOutput, float[]> part : parts()) {
      alike(windows, inference::fuse, part);
    }
    List<float[]> contexts = inference.fuse(windows).stream().map(FusionOutput::context).toList();
    alike(contexts, inference::caption, c -> new float[] {c.confidence()});
    assertThat(inference.caption(contexts).stream().map(CaptionOutput::text))
        .containsExactlyElementsOf(
            contexts.stream().map(c -> inference.caption(List.of(c)).get(0).text()).toList());
    List<QuestionInput> questions =
        contexts.stream().map(c -> new QuestionInput(c, "what is heard")).toList();
    alike(questions, inference::answer, a -> a.probabilities());
  }

  private static <T, R> void alike(
      List<T> items, Function<List<T>, List<R>> call, Function<R, float[]> values) {
    List<R> together = call.apply(items);
    assertThat(together).hasSameSizeAs(items);
    for (int i = 0; i < items.size(); i++) {
      R alone = call.apply(List.of(items.get(i))).get(0);
      assertThat(values.apply(together.get(i)))
          .containsExactly(values.apply(alone), within(TOLERANCE));
    }
  }

  @Test
  void whatStandsBehindAZeroOfAMaskChangesNothingThatIsSaid() {
    for (int missing : new int[] {1, 3, manifest.slots()}) {
      FusionOutput one = inference.fuse(List.of(window(1, missing))).get(0);
      FusionOutput other = inference.fuse(List.of(overwritten(window(1, missing)))).get(0);
      for (Function<FusionOutput, float[]> part : parts()) {
        // Equal but for the sign of zero.
        assertThat(part.apply(other)).containsExactly(part.apply(one), within(0f));
      }
    }
  }

  private static List<Function<FusionOutput, float[]>> parts() {
    return List.of(
        FusionOutput::eventProbabilities,
        FusionOutput::eventShares,
        FusionOutput::embedding,
        FusionOutput::context,
        o -> new float[] {o.captionDue(), o.pictureShare()});
  }

  /** A window whose first slots have no picture, whose last have no sound, with a short memory. */
  private FusionInput window(int seed, int missing) {
    int slots = manifest.slots();
    int heard = manifest.audioTokensPerSlot();
    float[] frameMask = ones(slots);
    float[] audioMask = ones(slots * heard);
    float[] memoryMask = ones(manifest.memoryTokens());
    Arrays.fill(frameMask, 0, Math.min(slots, missing), 0);
    Arrays.fill(audioMask, (slots - Math.min(slots, missing / 2)) * heard, slots * heard, 0);
    Arrays.fill(memoryMask, Math.max(0, memoryMask.length - missing), memoryMask.length, 0);
    return new FusionInput(
        TestGraph.random(seed, slots * manifest.frameTokens() * manifest.width()),
        frameMask,
        TestGraph.random(seed + 100, slots * heard * manifest.width()),
        audioMask,
        TestGraph.random(seed + 200, manifest.memoryTokens() * manifest.width()),
        memoryMask);
  }

  /** The same with other, large numbers wherever a mask is zero. */
  private static FusionInput overwritten(FusionInput w) {
    return new FusionInput(
        overwritten(w.frameTokens(), w.frameMask(), 11),
        w.frameMask(),
        overwritten(w.audioTokens(), w.audioMask(), 12),
        w.audioMask(),
        overwritten(w.memory(), w.memoryMask(), 13),
        w.memoryMask());
  }

  private static float[] overwritten(float[] values, float[] mask, int seed) {
    float[] other = TestGraph.random(seed, values.length);
    float[] changed = values.clone();
    int span = values.length / mask.length;
    for (int i = 0; i < values.length; i++) {
      if (mask[i / span] == 0) {
        changed[i] = 50 * other[i];
      }
    }
    return changed;
  }

  private static float[] ones(int size) {
    float[] ones = new float[size];
    Arrays.fill(ones, 1);
    return ones;
  }
}
