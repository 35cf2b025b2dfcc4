package io.vigil.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.evaluate.Deletion.Drop;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.Cells;
import io.vigil.model.inference.Explanation;
import io.vigil.model.inference.RawWindow;
import io.vigil.model.inference.SessionOptions;
import io.vigil.model.inference.Subject;
import io.vigil.model.testing.TinyBundle;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeletionTest {

  private static final Subject EVENT = new Subject.Event("type1");

  @Test
  void whatIsWorthMostIsMissedMoreThanWhatIsDrawnAtRandomAndThatMoreThanWhatIsWorthLeast(
      @TempDir Path directory) throws Exception {
    Path bundle = TinyBundle.write(directory.resolve("tiny"));
    try (BundleInference inference =
        new BundleInference(BundleLoader.load(bundle, new SessionOptions(2, 1, false)))) {
      RawWindow window = new StreamPlayer(inference).window(new SimulatedCamera(1, Split.TRAIN), 9);
      Explanation explanation = inference.explain(window, EVENT);
      float[] worth = worth(inference, window, explanation);
      float[] opposite = new float[worth.length];
      for (int i = 0; i < worth.length; i++) {
        opposite[i] = -worth[i];
      }

      Drop most = new Deletion(inference, 1).drop(window, with(explanation, worth), true);
      Drop least = new Deletion(inference, 1).drop(window, with(explanation, opposite), true);

      assertThat(most.overRandom()).isPositive();
      assertThat(least.overRandom()).isNegative();
      assertThat(most.atRandom()).isCloseTo(least.atRandom(), within(1e-6));
    }
  }

  /** What the score loses without each patch alone. */
  private static float[] worth(
      BundleInference inference, RawWindow window, Explanation explanation) {
    int patches = explanation.relevance().pictures().length;
    List<Cells> kept = new ArrayList<>();
    for (int i = 0; i <= patches; i++) {
      float[] pictures = ones(patches);
      if (i < patches) {
        pictures[i] = 0;
      }
      kept.add(
          new Cells(
              pictures,
              ones(explanation.relevance().sound().length),
              ones(explanation.relevance().question().length)));
    }
    float[] scores = inference.scores(window, EVENT, kept);
    float[] worth = new float[patches];
    for (int i = 0; i < patches; i++) {
      worth[i] = scores[patches] - scores[i];
    }
    return worth;
  }

  private static Explanation with(Explanation e, float[] pictures) {
    return new Explanation(
        e.subject(),
        e.said(),
        e.deaf(),
        e.blind(),
        e.pictureShare(),
        new Cells(pictures, e.relevance().sound(), e.relevance().question()),
        e.words(),
        e.attention(),
        e.grid(),
        e.rows());
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }
}
