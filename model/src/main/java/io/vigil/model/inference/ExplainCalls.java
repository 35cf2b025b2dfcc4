package io.vigil.model.inference;

import io.vigil.model.bundle.Bundle;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.bundle.Signatures;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Result;
import org.tensorflow.Signature.TensorDescription;
import org.tensorflow.Tensor;

/**
 * Runs the two signatures that explain, on one window of which different parts are taken away.
 * Letters as in {@link Cells}. Thread-safe.
 */
final class ExplainCalls {

  /** Windows of a call at most, so that memory stays small. */
  private static final int BATCH = 8;

  private final Bundle bundle;
  private final BundleManifest manifest;
  private final int grid;
  private final int columns;
  private final int rows;
  private final int events;

  /**
   * Means over several points of how the score changes.
   *
   * @param by how much of each part is there
   * @param attention see {@link Explanation#attention()}
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of tensors; compared by nobody
  record Gradient(Cells by, float[] attention) {}

  ExplainCalls(Bundle bundle) {
    this.bundle = bundle;
    this.manifest = bundle.manifest();
    Map<String, TensorDescription> inputs =
        bundle.network().function(Signatures.EXPLAIN).signature().getInputs();
    this.grid = size(inputs, "pictures_kept", 2);
    this.columns = size(inputs, "sound_kept", 1);
    this.rows = size(inputs, "sound_kept", 2);
    this.events = size(inputs, "events", 1);
  }

  private static int size(Map<String, TensorDescription> inputs, String name, int axis) {
    return Optional.ofNullable(inputs.get(name))
        .map(tensor -> (int) tensor.shape.get(axis))
        .orElseThrow(() -> new IllegalStateException("the signature has no input " + name));
  }

  int grid() {
    return grid;
  }

  int rows() {
    return rows;
  }

  /** Event types that it explains. */
  int events() {
    return events;
  }

  /** Every part kept as far: pictures, sound and question, 0 to 1 each. */
  Cells kept(float pictures, float sound, float question) {
    return new Cells(
        filled(manifest.slots() * grid * grid, pictures),
        filled(columns * rows, sound),
        filled(manifest.inputs().sentenceWords(), question));
  }

  /** The log-odds of the target, one for each way of keeping parts. */
  float[] scores(RawWindow window, Target target, List<Cells> kept) {
    float[] scores = new float[kept.size()];
    for (int from = 0; from < kept.size(); from += BATCH) {
      List<Cells> part = kept.subList(from, Math.min(kept.size(), from + BATCH));
      int first = from;
      call(
          Signatures.EXPLAIN_SCORE,
          window,
          target,
          part,
          result -> {
            List<float[]> rowsOf = Tensors.rows(result, "score");
            for (int i = 0; i < rowsOf.size(); i++) {
              scores[first + i] = rowsOf.get(i)[0];
            }
          });
    }
    return scores;
  }

  /** The mean gradient over ways of keeping parts. */
  Gradient gradient(RawWindow window, Target target, List<Cells> kept) {
    Gradient sum = new Gradient(kept(0, 0, 0), new float[manifest.slots() * grid * grid]);
    for (int from = 0; from < kept.size(); from += BATCH) {
      call(
          Signatures.EXPLAIN,
          window,
          target,
          kept.subList(from, Math.min(kept.size(), from + BATCH)),
          result -> {
            add(sum.by().pictures(), Tensors.rows(result, "pictures"), kept.size());
            add(sum.by().sound(), Tensors.rows(result, "sound"), kept.size());
            add(sum.by().question(), Tensors.rows(result, "question"), kept.size());
            add(sum.attention(), Tensors.rows(result, "attention"), kept.size());
          });
    }
    return sum;
  }

  private static void add(float[] sum, List<float[]> parts, int count) {
    for (float[] part : parts) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += part[i] / count;
      }
    }
  }

  private interface Reader {
    void read(Result result);
  }

  private void call(
      String signature, RawWindow window, Target target, List<Cells> kept, Reader reader) {
    Map<String, Tensor> inputs = inputs(window, target, kept);
    try (Result result = bundle.network().function(signature).call(inputs)) {
      reader.read(result);
    } finally {
      inputs.values().forEach(Tensor::close);
    }
  }

  private Map<String, Tensor> inputs(RawWindow window, Target target, List<Cells> kept) {
    int slots = manifest.slots();
    int heard = slots * manifest.audioTokensPerSlot();
    int memory = manifest.memoryTokens();
    int words = manifest.inputs().sentenceWords();
    int size = manifest.frameSize();
    List<RawWindow> windows = Collections.nCopies(kept.size(), window);
    List<Target> targets = Collections.nCopies(kept.size(), target);
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    inputs.put("pictures", Tensors.films(windows, RawWindow::pictures, slots, size));
    inputs.put("frame_mask", Tensors.floats(windows, RawWindow::frameMask, "frameMask", slots));
    inputs.put(
        "sound", Tensors.sounds(windows, RawWindow::sound, seconds(), manifest.sampleRate()));
    inputs.put("audio_mask", Tensors.floats(windows, RawWindow::audioMask, "audioMask", heard));
    inputs.put(
        "memory", Tensors.floats(windows, RawWindow::memory, "memory", memory, manifest.width()));
    inputs.put("memory_mask", Tensors.floats(windows, RawWindow::memoryMask, "memoryMask", memory));
    inputs.put(
        "pictures_kept", Tensors.floats(kept, Cells::pictures, "pictures", slots, grid, grid));
    inputs.put("sound_kept", Tensors.floats(kept, Cells::sound, "sound", columns, rows));
    inputs.put("question_kept", Tensors.floats(kept, Cells::question, "question", words));
    inputs.put("events", Tensors.floats(targets, Target::events, "events", target.events().length));
    inputs.put("caption", Tensors.words(targets, Target::caption, words));
    inputs.put("words", Tensors.floats(targets, Target::words, "words", words));
    inputs.put("question", Tensors.words(targets, Target::question, words));
    inputs.put(
        "answers", Tensors.floats(targets, Target::answers, "answers", target.answers().length));
    return inputs;
  }

  private int seconds() {
    return (int) (manifest.slots() * manifest.hopMicros() / 1_000_000);
  }

  private static float[] filled(int count, float value) {
    float[] values = new float[count];
    Arrays.fill(values, value);
    return values;
  }
}
