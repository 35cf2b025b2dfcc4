package io.vigil.model.train;

import io.vigil.model.network.NetworkConfig;
import io.vigil.model.text.Vocabulary;
import io.vigil.model.world.CaptionGrammar;
import io.vigil.model.world.Facts;
import io.vigil.model.world.QuestionKind;
import io.vigil.model.world.QuestionWriter;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Puts clips into the arrays of one training step and draws what is random about it: dropped
 * senses, holes, how the memory was merged, the words of the caption. Letters as in {@link
 * TrainingGraph}. For one thread.
 */
final class BatchMaker {

  private static final double HOLES = 0.02;
  private static final double NO_MEMORY = 0.3;

  /** Weight of a slot in which a type holds, for it seldom does. */
  private static final float POSITIVE = 2f;

  private final NetworkConfig config;
  private final ClipShape shape;
  private final Vocabulary vocabulary;
  private final SplittableRandom random;

  BatchMaker(NetworkConfig config, ClipShape shape, Vocabulary vocabulary, long seed) {
    this.config = config;
    this.shape = shape;
    this.vocabulary = vocabulary;
    this.random = new SplittableRandom(seed);
  }

  Batch make(List<Clip> clips) {
    Batch batch = Batch.empty(config, shape, clips.size());
    for (int n = 0; n < clips.size(); n++) {
      Clip clip = clips.get(n);
      System.arraycopy(
          clip.pictures(), 0, batch.pictures(), n * clip.pictures().length, clip.pictures().length);
      for (int i = 0; i < clip.sound().length; i++) {
        batch.sound()[n * clip.sound().length + i] = clip.sound()[i] / 32768f;
      }
      System.arraycopy(
          clip.regions(), 0, batch.regions(), n * clip.regions().length, clip.regions().length);
      System.arraycopy(
          clip.heard(), 0, batch.heard(), n * clip.heard().length, clip.heard().length);
      for (int w = 0; w < shape.windows(); w++) {
        window(batch, clip, w, w * clips.size() + n);
      }
    }
    return batch;
  }

  private void window(Batch batch, Clip clip, int w, int b) {
    Senses senses = Senses.draw(random);
    int first = shape.ends().get(w) - shape.window();
    masks(batch, clip, senses, first, b);
    memory(batch, clip, senses, first, b);
    labels(batch, clip.targets().get(w), senses, first < clip.missing(), b);
  }

  private void masks(Batch batch, Clip clip, Senses senses, int first, int b) {
    int slots = shape.window();
    int perSlot = config.fusion().audioTokens() / slots;
    for (int k = 0; k < slots; k++) {
      boolean there = first + k >= clip.missing();
      if (there && senses.sees() && random.nextDouble() >= HOLES) {
        batch.frameMask()[b * slots + k] = 1;
      }
      if (there && senses.hears() && random.nextDouble() >= HOLES) {
        int at = (b * slots + k) * perSlot;
        Arrays.fill(batch.audioMask(), at, at + perSlot, 1);
      }
    }
  }

  /** Places filled with means over neighbouring pictures of the clip before the window. */
  private void memory(Batch batch, Clip clip, Senses senses, int first, int b) {
    int places = config.fusion().memory();
    int past = first - clip.missing();
    if (past <= 0 || !senses.sees() || random.nextDouble() < NO_MEMORY) {
      return;
    }
    int filled = 1 + random.nextInt(places);
    int[] cuts = new int[filled + 1];
    for (int i = 1; i < filled; i++) {
      cuts[i] = random.nextInt(past + 1);
    }
    cuts[filled] = past;
    Arrays.sort(cuts);
    for (int m = 0; m < filled; m++) {
      int from = Math.min(cuts[m], past - 1);
      int to = Math.max(cuts[m + 1], from + 1);
      batch.memoryMask()[b * places + m] = 1;
      for (int k = from; k < to; k++) {
        batch.memoryMix()[(b * places + m) * shape.slots() + clip.missing() + k] = 1f / (to - from);
      }
    }
  }

  private void labels(Batch batch, Target target, Senses senses, boolean opening, int b) {
    float[] labels = target.labels();
    System.arraycopy(labels, 0, batch.events(), b * labels.length, labels.length);
    int types = config.events();
    for (int k = 0; k < shape.window(); k++) {
      boolean there = batch.seesOrHears(b, k, shape.window(), config.fusion().audioTokens());
      // The newest slots are those that are decided upon when served.
      float weight = there ? (k >= shape.window() - 2 ? 2f : 1f) : 0f;
      Arrays.fill(
          batch.eventWeights(),
          (b * shape.window() + k) * types,
          (b * shape.window() + k + 1) * types,
          senses == Senses.BOTH ? weight : 0.5f * weight);
    }
    for (int i = 0; i < labels.length; i++) {
      float known = target.known()[i % types] ? 1 : 0;
      batch.eventWeights()[b * labels.length + i] *= known * (labels[i] > 0 ? POSITIVE : 1f);
    }
    Facts now = senses.filter(target.now());
    Facts before = senses.filter(target.before());
    boolean first = opening && Arrays.equals(labels, new float[labels.length]);
    batch.due()[b] = !target.told() ? -1 : first || now.hasNewsSince(before) ? 1 : 0;
    FactAtoms.mark(now, batch.facts(), b * config.facts());
    for (int i = 0; i < config.facts(); i++) {
      if (!target.knownFacts()[i]) {
        batch.facts()[b * config.facts() + i] = -1;
      }
    }
    String caption = CaptionGrammar.caption(now, random.nextLong());
    if (target.told() && !caption.isEmpty()) {
      batch.sentenceWeights()[b] = 1;
    }
    int[] ids = vocabulary.encode(caption, config.sentence());
    System.arraycopy(ids, 0, batch.words(), b * ids.length, ids.length);
    batch.keys()[b] = now.atoms().hashCode();
    question(batch, now, target.told(), b);
  }

  /** A question that the facts decide, if there is one; of what is not told, only the camera's. */
  private void question(Batch batch, Facts facts, boolean told, int b) {
    long variant = random.nextLong();
    (told
            ? QuestionWriter.ask(facts, variant)
            : QuestionWriter.ask(QuestionKind.CAMERA, facts, variant))
        .ifPresent(
            asked -> {
              batch.answerWeights()[b] = 1;
              int[] ids = vocabulary.encode(asked.question(), config.sentence());
              System.arraycopy(ids, 0, batch.questions(), b * ids.length, ids.length);
              batch.answers()[b] = QuestionWriter.ANSWERS.indexOf(asked.answer());
            });
  }
}
