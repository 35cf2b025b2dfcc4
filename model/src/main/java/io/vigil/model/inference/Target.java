package io.vigil.model.inference;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.text.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A {@link Subject} as the network takes it: weights of which one is 1, the others 0.
 *
 * @param events [E]
 * @param caption numbers of its words [L]
 * @param words [L]
 * @param question numbers of its words [L]
 * @param answers [Z]
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of tensors; compared by nobody
record Target(float[] events, int[] caption, float[] words, int[] question, float[] answers) {

  private static Target none(BundleManifest manifest) {
    int length = manifest.inputs().sentenceWords();
    return new Target(
        new float[manifest.eventTypes().size()],
        new int[length],
        new float[length],
        new int[length],
        new float[manifest.answers().size()]);
  }

  /**
   * An event.
   *
   * @param explained how many of the manifest's event types the network explains, the first ones: a
   *     type that was added later has a head of its own
   */
  static Target event(BundleManifest manifest, String type, int explained) {
    Target target = none(manifest);
    List<String> types = manifest.eventTypes().stream().map(t -> t.name()).toList();
    int index = types.indexOf(type);
    if (index < 0) {
      throw new IllegalArgumentException(
          "no event type " + type + "; there are " + String.join(", ", types));
    }
    if (index >= explained) {
      throw new IllegalArgumentException(
          "the event type " + type + " was added to the bundle, which explains only its own types");
    }
    target.events[index] = 1;
    return target;
  }

  static Target word(BundleManifest manifest, String caption, String word) {
    Target target = none(manifest);
    int place = Vocabulary.words(caption).indexOf(word.toLowerCase(Locale.ROOT).strip());
    if (place < 0) {
      throw new IllegalArgumentException(
          "the caption has no word " + word.strip() + ": \"" + caption + "\"");
    }
    Vocabulary vocabulary = new Vocabulary(manifest.vocabulary());
    int[] ids = vocabulary.encode(caption, target.caption.length);
    System.arraycopy(ids, 0, target.caption, 0, ids.length);
    int[] starts = vocabulary.starts(caption);
    int end = Math.min(starts[place + 1], target.words.length);
    Arrays.fill(target.words, Math.min(starts[place], end), end, 1);
    return target;
  }

  static Target answer(BundleManifest manifest, String question, String answer) {
    Target target = none(manifest);
    int[] ids =
        new Vocabulary(manifest.vocabulary()).encode(question, manifest.inputs().sentenceWords());
    System.arraycopy(ids, 0, target.question, 0, ids.length);
    target.answers[manifest.answers().indexOf(answer)] = 1;
    return target;
  }
}
