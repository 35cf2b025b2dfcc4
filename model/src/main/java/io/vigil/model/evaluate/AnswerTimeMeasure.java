package io.vigil.model.evaluate;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.QuestionInput;
import io.vigil.model.memory.TokenMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whether the time to an answer stays the same however long a camera has been watched: a picture
 * enters the memory, the window is fused and a question answered, after 16 to 4,096 pictures. All
 * lengths take turns, so that whatever else the machine does meets them alike.
 */
final class AnswerTimeMeasure implements Measure {

  private static final List<Integer> HISTORIES = List.of(16, 256, 1024, 4096);
  private static final double AIM = 1.1;
  private static final int WARM_UP = 5;
  private static final int ROUNDS = 40;
  private static final int PICTURES = 16;
  private static final String QUESTION = "what is heard";

  @Override
  public List<Figure> measure(Played played) {
    BundleManifest manifest = played.manifest();
    if (manifest.answers().isEmpty()) {
      return List.of();
    }
    List<List<float[]>> histories = histories(played.inference());
    short[] silence = new short[manifest.sampleRate()];
    List<float[]> second =
        new WindowMaker(manifest).slots(played.inference().encodeAudio(List.of(silence)));
    List<float[]> sound = Collections.nCopies(HISTORIES.get(HISTORIES.size() - 1), second.get(0));
    List<TokenMemory> memories = histories.stream().map(h -> memory(manifest, h)).toList();
    List<double[]> rounds = new ArrayList<>();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      double[] millis = new double[histories.size()];
      for (int i = 0; i < millis.length; i++) {
        long start = System.nanoTime();
        answer(played.inference(), histories.get(i), sound, memories.get(i));
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
      if (round >= WARM_UP) {
        rounds.add(millis);
      }
    }
    Figure figure =
        Figure.of(
                "memory: time to an answer after 4096 frames over that after 16",
                Estimate.of(rounds, AnswerTimeMeasure::growth))
            .atMost(AIM);
    for (int i = 0; i < HISTORIES.size(); i++) {
      figure = figure.with("ms after " + HISTORIES.get(i), median(rounds, i));
    }
    return List.of(figure);
  }

  /** Tokens of pictures, of each length; what they show does not matter to the time. */
  private static List<List<float[]>> histories(Inference inference) {
    int size = inference.manifest().frameSize();
    SplittableRandom random = new SplittableRandom(1);
    List<byte[]> pictures =
        IntStream.range(0, PICTURES)
            .mapToObj(
                p -> {
                  byte[] rgb = new byte[size * size * 3];
                  random.nextBytes(rgb);
                  return rgb;
                })
            .toList();
    List<float[]> tokens = inference.encodeFrames(pictures);
    return HISTORIES.stream()
        .map(length -> IntStream.range(0, length).mapToObj(i -> tokens.get(i % PICTURES)).toList())
        .toList();
  }

  private static TokenMemory memory(BundleManifest manifest, List<float[]> history) {
    WindowMaker windows = new WindowMaker(manifest);
    TokenMemory memory = new TokenMemory(manifest.memoryTokens(), manifest.width());
    history.stream()
        .limit(history.size() - (long) manifest.slots())
        .forEach(frame -> memory.add(windows.whole(frame)));
    return memory;
  }

  private static void answer(
      Inference inference, List<float[]> frames, List<float[]> sound, TokenMemory memory) {
    WindowMaker windows = new WindowMaker(inference.manifest());
    int newest = frames.size() - 1;
    memory.add(windows.whole(frames.get(newest)));
    FusionOutput output =
        inference
            .fuse(List.of(windows.window(frames, sound, memory, newest, SenseMask.BOTH)))
            .get(0);
    inference.answer(List.of(new QuestionInput(output.context(), QUESTION)));
  }

  /** The median time of the longest history over that of the shortest. */
  static double growth(List<double[]> rounds) {
    return median(rounds, HISTORIES.size() - 1) / median(rounds, 0);
  }

  private static double median(List<double[]> rounds, int history) {
    double[] sorted = rounds.stream().mapToDouble(r -> r[history]).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
