package io.vigil.model.evaluate;

import io.vigil.model.bundle.Signatures;
import io.vigil.model.evaluate.Deletion.Drop;
import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.inference.Explanation;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.RawWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Whether explanations point at what the model goes by: see {@link Deletion}. Of events, the sense
 * is taken from that they are of; of a word, that which had the greater share in it.
 */
final class FaithfulnessMeasure implements Measure {

  /** Windows of each kind at most: an explanation takes a second or two. */
  private static final int MOST = 24;

  private static final double TARGET = 0.1;

  private final Condition condition;

  FaithfulnessMeasure(Condition condition) {
    this.condition = condition;
  }

  @Override
  public List<Figure> measure(Played played) {
    List<Recording> recordings = played.of(condition).recordings();
    if (recordings.isEmpty() || !Signatures.explains(played.manifest())) {
      return List.of();
    }
    Inference inference = played.inference();
    SubjectFinder finder = new SubjectFinder(inference);
    List<Drop> seen =
        drops(inference, recordings, r -> finder.events(r, "thing.", "motion."), e -> true);
    List<Drop> heard = drops(inference, recordings, r -> finder.events(r, "sound."), e -> false);
    List<Drop> said = drops(inference, recordings, finder::words, e -> e.pictureShare() >= 0.5f);
    List<Drop> all = new ArrayList<>(seen);
    all.addAll(heard);
    all.addAll(said);
    List<Figure> figures = new ArrayList<>();
    add(figures, "", all);
    add(figures, ", events of pictures", seen);
    add(figures, ", events of sound", heard);
    add(figures, ", caption words", said);
    return figures;
  }

  private void add(List<Figure> figures, String of, List<Drop> drops) {
    if (drops.isEmpty()) {
      return;
    }
    String name = condition.prefix() + "explanation faithfulness, drop over random" + of;
    figures.add(
        Figure.of(name, Estimate.of(drops, FaithfulnessMeasure::mean))
            .atLeast(TARGET)
            .with("windows", drops.size())
            .with("drop", drops.stream().mapToDouble(Drop::pointedAt).average().orElse(0))
            .with("random", drops.stream().mapToDouble(Drop::atRandom).average().orElse(0)));
  }

  private static double mean(List<Drop> drops) {
    return drops.stream().mapToDouble(Drop::overRandom).average().orElse(0);
  }

  /**
   * One of each recording that has any.
   *
   * @param pictures whether parts of the pictures are taken away, and not of the sound
   */
  private static List<Drop> drops(
      Inference inference,
      List<Recording> recordings,
      Function<Recording, List<SubjectFinder.Found>> finder,
      Predicate<Explanation> pictures) {
    StreamPlayer player = new StreamPlayer(inference);
    Deletion deletion = new Deletion(inference, 1);
    SplittableRandom random = new SplittableRandom(2);
    List<Drop> drops = new ArrayList<>();
    for (Recording recording : recordings) {
      List<SubjectFinder.Found> found = drops.size() < MOST ? finder.apply(recording) : List.of();
      if (!found.isEmpty()) {
        SubjectFinder.Found chosen = found.get(random.nextInt(found.size()));
        RawWindow window = player.window(recording.camera(), chosen.end());
        explain(inference, window, chosen)
            .ifPresent(e -> drops.add(deletion.drop(window, e, pictures.test(e))));
      }
    }
    return drops;
  }

  /** Nothing where a word is not said once the memory is empty. */
  private static Optional<Explanation> explain(
      Inference inference, RawWindow window, SubjectFinder.Found found) {
    try {
      return Optional.of(inference.explain(window, found.subject()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
