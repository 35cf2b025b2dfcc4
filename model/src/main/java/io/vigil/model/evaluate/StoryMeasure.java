package io.vigil.model.evaluate;

import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.evaluate.metric.Soda;
import io.vigil.model.evaluate.metric.Soda.Said;
import io.vigil.model.evaluate.metric.Soda.Story;
import io.vigil.model.evaluate.metric.Soda.True;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether captions, said when the model finds them due, tell the story of what happened: SODA_c. A
 * caption reaches, as in the streaming job, from the one before, or from the beginning of its
 * window, to the end of its window; so do the true ones.
 *
 * @param condition of the recordings
 */
record StoryMeasure(Condition condition) implements ConditionMeasure {

  @Override
  public List<Figure> measure(Played played, TestSet set) {
    List<List<Said>> said = said(played, set);
    return List.of(
        Figure.of(set.name("caption SODA_c"), Estimate.of(stories(set, said, 0), Story::mean))
            .with("chance", Story.mean(said.size() < 2 ? List.of() : stories(set, said, 1)))
            .with(Beside.senses(played, condition, s -> Story.mean(stories(s, said(played, s), 0))))
            .with("captions", said.stream().mapToInt(List::size).sum()));
  }

  private static List<Story> stories(TestSet set, List<List<Said>> said, int ahead) {
    return IntStream.range(0, said.size())
        .mapToObj(
            r -> Soda.of(said.get((r + ahead) % said.size()), wanted(set.recordings().get(r))))
        .toList();
  }

  private static List<List<Said>> said(Played played, TestSet set) {
    DueScorer due = new DueScorer(played.manifest().captionDueThreshold());
    CaptionScorer captions = new CaptionScorer(played.inference());
    List<List<Said>> all = new ArrayList<>();
    for (Recording recording : set.recordings()) {
      List<Integer> slots = due.said(recording);
      List<String> texts = captions.captions(recording, slots);
      all.add(
          IntStream.range(0, slots.size())
              .mapToObj(i -> new Said(start(slots, i), end(slots, i), texts.get(i)))
              .toList());
    }
    return all;
  }

  private static List<True> wanted(Recording recording) {
    List<Integer> slots = DueScorer.due(recording);
    return IntStream.range(0, slots.size())
        .mapToObj(
            i ->
                new True(
                    start(slots, i), end(slots, i), recording.camera().captionsAt(end(slots, i))))
        .toList();
  }

  private static double start(List<Integer> slots, int number) {
    double window = Math.max(0, end(slots, number) - Recording.WINDOW);
    return number == 0 ? window : Math.max(window, end(slots, number - 1));
  }

  private static double end(List<Integer> slots, int number) {
    return (slots.get(number) + 1) * Recording.SLOT;
  }
}
