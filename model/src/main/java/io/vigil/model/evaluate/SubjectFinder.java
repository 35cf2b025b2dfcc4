package io.vigil.model.evaluate;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.Subject;
import io.vigil.model.text.Vocabulary;
import io.vigil.model.world.Colour;
import io.vigil.model.world.ThingKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what can be explained of a recording at whole seconds: events that are there and told, and
 * words of captions that name a thing, a colour or a sound.
 */
final class SubjectFinder {

  private static final float TOLD = 0.5f;
  private static final Set<String> SOUNDS =
      Set.of(
          "glass",
          "alarm",
          "baby",
          "crying",
          "barks",
          "barking",
          "knock",
          "knocks",
          "knocking",
          "speaks",
          "talking",
          "voice",
          "engine",
          "music",
          "rain");

  private final Inference inference;
  private final Set<String> telling = new TreeSet<>(SOUNDS);

  /**
   * Something that can be explained.
   *
   * @param end of the window, in whole seconds
   * @param subject of the explanation
   */
  record Found(int end, Subject subject) {}

  SubjectFinder(Inference inference) {
    this.inference = inference;
    Arrays.stream(ThingKind.values()).map(ThingKind::word).forEach(telling::add);
    Arrays.stream(Colour.values()).map(Colour::word).forEach(telling::add);
  }

  /** Events of the types whose names begin so. */
  List<Found> events(Recording recording, String... prefixes) {
    BundleManifest m = inference.manifest();
    int types = m.eventTypes().size();
    boolean[][] labels = recording.camera().labels(0, recording.outputs().size());
    List<Found> found = new ArrayList<>();
    for (int slot = m.slots() - 1; slot < recording.outputs().size(); slot += 2) {
      float[] told = recording.outputs().get(slot).eventProbabilities();
      for (int e = 0; e < labels[slot].length; e++) {
        String type = m.eventTypes().get(e).name();
        if (labels[slot][e]
            && told[(m.slots() - 1) * types + e] >= TOLD
            && Arrays.stream(prefixes).anyMatch(type::startsWith)) {
          found.add(new Found((slot + 1) / 2, new Subject.Event(type)));
        }
      }
    }
    return found;
  }

  /** Words of the captions that are due. */
  List<Found> words(Recording recording) {
    List<Found> found = new ArrayList<>();
    int slots = inference.manifest().slots();
    for (int slot = slots - 1; slot < recording.outputs().size(); slot += slots) {
      float[] context = recording.outputs().get(slot).context();
      String caption = inference.caption(List.of(context)).get(0).text();
      for (String word : new TreeSet<>(Vocabulary.words(caption))) {
        if (telling.contains(word)) {
          found.add(new Found((slot + 1) / 2, new Subject.Word(word)));
        }
      }
    }
    return found;
  }
}
