package io.vigil.operators.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.AnswerOutput;
import io.vigil.operators.support.UntrainedBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlotSharesTest {

  private static BundleManifest manifest;

  @BeforeAll
  static void read(@TempDir Path directory) throws Exception {
    manifest = BundleLoader.manifest(UntrainedBundle.write(directory.resolve("bundle")));
  }

  private static AnswerOutput yes(double probability) {
    return new AnswerOutput(
        "yes", (float) probability, new float[] {(float) (1 - probability), (float) probability});
  }

  private static float[] context() {
    float[] context = new float[manifest.contextTokens() * manifest.width()];
    Arrays.fill(context, 1);
    return context;
  }

  @Test
  void everyPartIsTakenOutOnceAndNothingTwice() {
    float[] context = context();

    List<float[]> parts = new SlotShares(manifest).without(context);

    assertThat(parts).hasSize(manifest.slots() + 2);
    float[] taken = new float[context.length];
    for (float[] part : parts) {
      for (int i = 0; i < part.length; i++) {
        taken[i] += 1 - part[i];
      }
    }
    assertThat(taken).containsOnly(1);
    assertThat(context).as("the context itself stays whole").containsOnly(1);
  }

  @Test
  void aSlotWithoutWhichTheAnswerFallsHasTheGreatestShare() {
    List<AnswerOutput> without = new ArrayList<>();
    for (int part = 0; part < manifest.slots() + 2; part++) {
      without.add(yes(part == 3 ? 0.3 : part == manifest.slots() ? 0.6 : 0.8));
    }
    without.set(5, yes(0.9)); // speaks against it

    List<Float> shares = new SlotShares(manifest).of(yes(0.8), without);

    assertThat(shares).hasSize(manifest.slots());
    assertThat(shares.get(3)).isBetween(0.6f, 0.75f);
    assertThat(shares.stream().mapToDouble(Float::doubleValue).sum())
        .isCloseTo(shares.get(3), within(1e-6));
  }

  @Test
  void whatNothingChangesIsSharedOutToNobody() {
    List<AnswerOutput> without = new ArrayList<>();
    for (int part = 0; part < manifest.slots() + 2; part++) {
      without.add(yes(0.8));
    }
    assertThat(new SlotShares(manifest).of(yes(0.8), without)).containsOnly(0f);
  }

  @Test
  void aContextOfAnotherModelHasNoParts() {
    assertThat(new SlotShares(manifest).without(new float[3])).isEmpty();
  }
}
