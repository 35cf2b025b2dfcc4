package io.vigil.operators.answer;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.AnswerOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much of an answer each slot of a window has: the question is asked again with the tokens of
 * one slot taken out of the context at a time, then with those of the window as a whole, then with
 * those of the memory; what each takes from the answer's log-odds is its part. Taking out says what
 * the answer rests on, where weights of attention would only say what was looked at. Immutable.
 *
 * <p>A context has two tokens for each slot, oldest first, then those that tell of the whole
 * window, then those of the memory.
 */
final class SlotShares {

  private static final int TOKENS = 2;

  /** A loss of log-odds that is not worth sharing out. */
  private static final double LEAST = 1e-3;

  private static final double SURE = 1e-6;

  private final int slots;
  private final int slotFloats;
  private final int memoryFloats;
  private final int contextFloats;

  SlotShares(BundleManifest manifest) {
    slots = manifest.slots();
    slotFloats = TOKENS * manifest.width();
    memoryFloats = manifest.memoryTokens() * manifest.width();
    contextFloats = manifest.contextTokens() * manifest.width();
  }

  /** The context without each of its parts: first the slots, oldest first, then the others. */
  List<float[]> without(float[] context) {
    List<float[]> parts = new ArrayList<>();
    int now = Math.max(slots * slotFloats, contextFloats - memoryFloats);
    if (context.length != contextFloats || slots * slotFloats > contextFloats) {
      return parts;
    }
    for (int slot = 0; slot < slots; slot++) {
      parts.add(without(context, slot * slotFloats, (slot + 1) * slotFloats));
    }
    parts.add(without(context, slots * slotFloats, now));
    parts.add(without(context, now, contextFloats));
    return parts;
  }

  private static float[] without(float[] context, int from, int to) {
    float[] left = context.clone();
    // As places of the memory that hold nothing are.
    Arrays.fill(left, from, to, 0);
    return left;
  }

  /**
   * The slots' shares, oldest first, in sum at most 1: the rest is that of what tells of the whole
   * window and of the memory.
   *
   * @param whole the answer that was given
   * @param without the outputs for what {@link #without(float[])} gave
   */
  List<Float> of(AnswerOutput whole, List<AnswerOutput> without) {
    int answer = 0;
    for (int i = 1; i < whole.probabilities().length; i++) {
      answer = whole.probabilities()[i] > whole.probabilities()[answer] ? i : answer;
    }
    double[] parts = new double[without.size()];
    double sum = 0;
    for (int i = 0; i < parts.length; i++) {
      parts[i] =
          Math.max(
              0,
              logOdds(whole.probabilities()[answer])
                  - logOdds(without.get(i).probabilities()[answer]));
      sum += parts[i];
    }
    List<Float> shares = new ArrayList<>();
    for (int slot = 0; slot < Math.min(slots, parts.length); slot++) {
      shares.add(sum < LEAST ? 0 : (float) (parts[slot] / sum));
    }
    return shares;
  }

  private static double logOdds(float probability) {
    double p = Math.max(SURE, Math.min(1 - SURE, probability));
    return Math.log(p / (1 - p));
  }
}
