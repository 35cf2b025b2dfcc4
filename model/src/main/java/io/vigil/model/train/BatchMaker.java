package io.vigil.model.train;

import io.vigil.model.network.NetworkConfig;
import io.vigil.model.text.Vocabulary;
import io.vigil.model.world.CaptionGrammar;
import io.vigil.model.world.Facts;
import io.vigil.model.world.Past;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Puts clips into the arrays of one training step and draws what is random about it: dropped
 * senses, holes, how the memory was merged, the words of the caption. Letters as in {@link
 * TrainingGraph}. For one thread.
 */
final class BatchMaker {

  private static final double HOLES = 0.02;

  /** Share of a caption's words that the text encoder sees in pieces. */
  private static final double SPELLED = 0.05;

  /** Weight of a slot in which a type holds, for it seldom does. */
  private static final float POSITIVE = 2f;

  private final NetworkConfig config;
  private final ClipShape shape;
  private final Vocabulary vocabulary;
  private final SplittableRandom random;
  private final PastMaker pasts;
  private final QuestionMaker questions;
  private final MaskedWords maskedWords;
  private final SpectrumMasks spectra;

  BatchMaker(NetworkConfig config, ClipShape shape, Vocabulary vocabulary, long seed) {
    this.config = config;
    this.shape = shape;
    this.vocabulary = vocabulary;
    this.random = new SplittableRandom(seed);
    this.pasts = new PastMaker(config, shape, random);
    this.questions = new QuestionMaker(vocabulary, config.sentence(), random);
    this.maskedWords = new MaskedWords(vocabulary, random);
    this.spectra = new SpectrumMasks(random);
  }

  /** Of clips, and of at least one real picture beside them. */
  Batch make(List<Clip> clips, List<Glance> glances) {
    Batch batch = Batch.empty(config, shape, clips.size(), glances.size());
    for (int g = 0; g < glances.size(); g++) {
      byte[] picture = glances.get(g).picture();
      System.arraycopy(picture, 0, batch.glances(), g * picture.length, picture.length);
      Presences.mark(glances.get(g).known(), batch.presences(), g * Presences.COUNT);
    }
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
        window(batch, clips, n, w);
      }
    }
    spectra.draw(batch.melFrames(), batch.melBands());
    return batch;
  }

  private void window(Batch batch, List<Clip> clips, int n, int w) {
    Clip clip = clips.get(n);
    int b = w * clips.size() + n;
    Senses senses = Senses.draw(random);
    int first = shape.ends().get(w) - shape.window();
    masks(batch, clip, senses, first, b);
    Optional<Past> past = senses.sees() ? pasts.make(batch, clips, n, first, b) : Optional.empty();
    Target target = clip.targets().get(w);
    labels(batch, target, senses, first < clip.missing(), b);
    if (w == shape.windows() - 1) {
      pair(batch, target, senses, n);
    }
    Clip other = clips.get(random.nextInt(clips.size()));
    questions.ask(
        batch,
        new QuestionMaker.Known(senses.filter(target.now()), target.told(), senses, past),
        senses.filter(other.targets().get(w).now()),
        b);
  }

  /** What is seen and what is heard belong together where a thing in view makes a sound. */
  private static void pair(Batch batch, Target target, Senses senses, int n) {
    List<String> sounding =
        target.now().sounds().stream()
            .filter(s -> target.now().things().stream().anyMatch(t -> t.kind().makes(s)))
            .map(Enum::name)
            .toList();
    boolean belongs = target.told() && senses == Senses.BOTH && !sounding.isEmpty();
    batch.pairWeights()[n] = belongs ? 1 : 0;
    batch.pairKeys()[n] = belongs ? sounding.hashCode() : n;
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
    int[] spelled = vocabulary.encode(caption, config.sentence(), SPELLED, random);
    System.arraycopy(spelled, 0, batch.sentences(), b * ids.length, ids.length);
    maskedWords.hide(spelled, batch.masked(), batch.maskWeights(), b * ids.length);
  }
}
