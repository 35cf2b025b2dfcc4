package io.vigil.model.inference;

import io.vigil.model.bundle.Bundle;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.bundle.Signatures;
import io.vigil.model.text.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tensorflow.Result;
import org.tensorflow.Tensor;

/**
 * {@link Inference} on a loaded bundle, which it owns. One session serves all threads: TensorFlow
 * runs calls side by side.
 */
public final class BundleInference implements Inference {

  private final Bundle bundle;
  private final BundleManifest manifest;
  private final Vocabulary vocabulary;
  private final Optional<Explainer> explainer;

  /** Takes over the bundle: closing this closes it. */
  public BundleInference(Bundle bundle) {
    this.bundle = bundle;
    this.manifest = bundle.manifest();
    this.vocabulary = new Vocabulary(manifest.vocabulary());
    this.explainer =
        Signatures.explains(manifest) ? Optional.of(new Explainer(bundle, this)) : Optional.empty();
  }

  @Override
  public BundleManifest manifest() {
    return manifest;
  }

  @Override
  public List<float[]> encodeFrames(List<byte[]> rgb) {
    return run(
        rgb,
        Signatures.ENCODE_FRAMES,
        () -> Map.of("pictures", Tensors.pictures(rgb, manifest.frameSize())),
        result -> Tensors.rows(result, "tokens"));
  }

  @Override
  public List<float[]> encodeAudio(List<short[]> segments) {
    return run(
        segments,
        Signatures.ENCODE_AUDIO,
        () -> Map.of("sound", Tensors.sound(segments, manifest.sampleRate())),
        result -> Tensors.rows(result, "tokens"));
  }

  @Override
  public List<float[]> encodeText(List<String> sentences) {
    int length = manifest.inputs().sentenceWords();
    return run(
        sentences,
        Signatures.ENCODE_TEXT,
        () -> Map.of("words", Tensors.words(sentences, s -> vocabulary.encode(s, length), length)),
        result -> Tensors.rows(result, "embedding"));
  }

  @Override
  public List<FusionOutput> fuse(List<FusionInput> windows) {
    int slots = manifest.slots();
    int width = manifest.width();
    int heard = slots * manifest.audioTokensPerSlot();
    int memory = manifest.memoryTokens();
    return run(
        windows,
        Signatures.FUSE,
        () -> {
          Map<String, Tensor> inputs = new LinkedHashMap<>();
          inputs.put(
              "frames",
              Tensors.floats(
                  windows,
                  FusionInput::frameTokens,
                  "frameTokens",
                  slots,
                  manifest.frameTokens(),
                  width));
          inputs.put(
              "frame_mask", Tensors.floats(windows, FusionInput::frameMask, "frameMask", slots));
          inputs.put(
              "audio",
              Tensors.floats(windows, FusionInput::audioTokens, "audioTokens", heard, width));
          inputs.put(
              "audio_mask", Tensors.floats(windows, FusionInput::audioMask, "audioMask", heard));
          inputs.put(
              "memory", Tensors.floats(windows, FusionInput::memory, "memory", memory, width));
          inputs.put(
              "memory_mask",
              Tensors.floats(windows, FusionInput::memoryMask, "memoryMask", memory));
          return inputs;
        },
        this::fused);
  }

  private List<FusionOutput> fused(Result result) {
    List<float[]> events = Tensors.rows(result, "events");
    List<float[]> shares = Tensors.rows(result, "event_shares");
    List<float[]> due = Tensors.rows(result, "due");
    List<float[]> share = Tensors.rows(result, "picture_share");
    List<float[]> embedding = Tensors.rows(result, "embedding");
    List<float[]> context = Tensors.rows(result, "context");
    List<float[]> things =
        manifest.places().any()
            ? Tensors.rows(result, Signatures.THINGS)
            : Collections.nCopies(events.size(), new float[0]);
    List<FusionOutput> outputs = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      outputs.add(
          new FusionOutput(
              events.get(i),
              shares.get(i),
              embedding.get(i),
              due.get(i)[0],
              share.get(i)[0],
              context.get(i),
              things.get(i)));
    }
    return outputs;
  }

  @Override
  public List<CaptionOutput> caption(List<float[]> contexts) {
    return run(
        contexts,
        Signatures.CAPTION,
        () ->
            Map.of(
                "context",
                Tensors.floats(
                    contexts,
                    Function.identity(),
                    "context",
                    manifest.contextTokens(),
                    manifest.width())),
        this::captions);
  }

  private List<CaptionOutput> captions(Result result) {
    List<int[]> words = Tensors.integers(result, "words");
    List<float[]> probabilities = Tensors.rows(result, "probabilities");
    List<CaptionOutput> captions = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      captions.add(
          new CaptionOutput(
              vocabulary.decode(words.get(i)), confidence(words.get(i), probabilities.get(i))));
    }
    return captions;
  }

  @Override
  public List<AnswerOutput> answer(List<QuestionInput> questions) {
    if (manifest.answers().isEmpty()) {
      throw new UnsupportedOperationException(
          "the bundle " + manifest.name() + " " + manifest.version() + " answers no questions");
    }
    int length = manifest.inputs().sentenceWords();
    return run(
        questions,
        Signatures.ANSWER,
        () ->
            Map.of(
                "context",
                Tensors.floats(
                    questions,
                    QuestionInput::context,
                    "context",
                    manifest.contextTokens(),
                    manifest.width()),
                "question",
                Tensors.words(
                    questions.stream().map(QuestionInput::question).toList(),
                    q -> vocabulary.encode(q, length),
                    length)),
        this::answers);
  }

  private List<AnswerOutput> answers(Result result) {
    List<AnswerOutput> answers = new ArrayList<>();
    for (float[] probabilities : Tensors.rows(result, "probabilities")) {
      int best = 0;
      for (int i = 1; i < probabilities.length; i++) {
        best = probabilities[i] > probabilities[best] ? i : best;
      }
      answers.add(
          new AnswerOutput(manifest.answers().get(best), probabilities[best], probabilities));
    }
    return answers;
  }

  @Override
  public Explanation explain(RawWindow window, Subject subject) {
    return explainer.orElseThrow(this::unexplained).explain(window, subject);
  }

  @Override
  public float[] scores(RawWindow window, Subject subject, List<Cells> kept) {
    return explainer.orElseThrow(this::unexplained).scores(window, subject, kept);
  }

  private UnsupportedOperationException unexplained() {
    return new UnsupportedOperationException(
        "the bundle "
            + manifest.name()
            + " "
            + manifest.version()
            + " has no signature "
            + Signatures.EXPLAIN);
  }

  /** The geometric mean of the words' probabilities, the end included. */
  private static float confidence(int[] words, float[] probabilities) {
    double sum = 0;
    int count = 0;
    while (count < words.length && words[count] != Vocabulary.PAD) {
      sum += Math.log(Math.max(1e-9, probabilities[count]));
      count++;
    }
    return count == 0 ? 0 : (float) Math.exp(sum / count);
  }

  @Override
  public void warmUp() {
    int width = manifest.width();
    int slots = manifest.slots();
    int heard = slots * manifest.audioTokensPerSlot();
    int memory = manifest.memoryTokens();
    for (int batch : new int[] {1, 8}) {
      encodeFrames(
          Collections.nCopies(batch, new byte[manifest.frameSize() * manifest.frameSize() * 3]));
      encodeAudio(Collections.nCopies(batch, new short[manifest.sampleRate()]));
      encodeText(Collections.nCopies(batch, "a car"));
      FusionInput window =
          new FusionInput(
              new float[slots * manifest.frameTokens() * width],
              new float[slots],
              new float[heard * width],
              new float[heard],
              new float[memory * width],
              new float[memory]);
      List<FusionOutput> outputs = fuse(Collections.nCopies(batch, window));
      caption(outputs.stream().map(FusionOutput::context).toList());
      if (!manifest.answers().isEmpty()) {
        answer(outputs.stream().map(o -> new QuestionInput(o.context(), "what is heard")).toList());
      }
    }
  }

  private interface Inputs {
    Map<String, ? extends Tensor> make();
  }

  private <T, R> List<R> run(
      List<T> items, String signature, Inputs inputs, Function<Result, List<R>> read) {
    if (items.isEmpty()) {
      return List.of();
    }
    Map<String, ? extends Tensor> fed = inputs.make();
    try (Result result = bundle.network().function(signature).call(new LinkedHashMap<>(fed))) {
      return read.apply(result);
    } finally {
      fed.values().forEach(Tensor::close);
    }
  }

  @Override
  public void close() {
    bundle.close();
  }
}
