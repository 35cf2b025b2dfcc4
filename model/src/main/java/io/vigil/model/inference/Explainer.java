package io.vigil.model.inference;

import io.vigil.model.bundle.Bundle;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Explains what a network says of a window: counterfactuals by taking away a sense, relevance by
 * integrated gradients (Sundararajan et al. 2017) along the way from a window of which one sense is
 * taken away to the whole one. Thread-safe.
 */
final class Explainer {

  /** Points along the way, at the middles of even steps. */
  private static final int POINTS = 12;

  /** As in the shares of events: what a sense is worth at least, in log-odds. */
  private static final float LEAST = 0.02f;

  private static final int NEWEST = 2;

  private final Inference inference;
  private final BundleManifest manifest;
  private final ExplainCalls calls;

  /** On a bundle that has the signatures for it. */
  Explainer(Bundle bundle, Inference inference) {
    this.inference = inference;
    this.manifest = bundle.manifest();
    this.calls = new ExplainCalls(bundle);
  }

  Explanation explain(RawWindow window, Subject subject) {
    List<FusionInput> ways = new ArrayList<>();
    List<RawWindow> windows = List.of(window, window.deaf(), window.blind());
    FusionInput whole = window.encoded(inference);
    windows.forEach(w -> ways.add(masked(whole, w)));
    List<FusionOutput> fused = inference.fuse(ways);
    Target target = target(subject, fused.get(0).context());
    float[] scores = new float[windows.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = calls.scores(windows.get(i), target, List.of(calls.kept(1, 1, 1)))[0];
    }
    List<Statement> said = statements(subject, target, fused, scores);
    ExplainCalls.Gradient seen =
        calls.gradient(window, target, along(part -> calls.kept(part, 1, 1)));
    ExplainCalls.Gradient heard =
        calls.gradient(window, target, along(part -> calls.kept(1, part, 1)));
    Cells relevance =
        new Cells(
            Smoothing.pictures(seen.by().pictures(), calls.grid()),
            Smoothing.sound(heard.by().sound(), calls.rows()),
            question(window, subject, target));
    return new Explanation(
        subject,
        said.get(0),
        said.get(1),
        said.get(2),
        share(window, scores),
        relevance,
        words(subject, relevance.question()),
        seen.attention(),
        calls.grid(),
        calls.rows());
  }

  float[] scores(RawWindow window, Subject subject, List<Cells> kept) {
    float[] context = inference.fuse(List.of(window.encoded(inference))).get(0).context();
    return calls.scores(window, target(subject, context), kept);
  }

  /** Of the words alone: an end has no meaning that could be taken away. */
  private float[] question(RawWindow window, Subject subject, Target target) {
    if (!(subject instanceof Subject.Answer)) {
      return new float[target.question().length];
    }
    float[] by =
        calls.gradient(window, target, along(part -> calls.kept(1, 1, part))).by().question();
    for (int i = 0; i < by.length; i++) {
      boolean word =
          target.question()[i] != Vocabulary.PAD && target.question()[i] != Vocabulary.EOS;
      by[i] = word ? by[i] : 0;
    }
    return by;
  }

  private List<WordRelevance> words(Subject subject, float[] pieces) {
    if (!(subject instanceof Subject.Answer asked)) {
      return List.of();
    }
    List<String> found = Vocabulary.words(asked.question());
    int[] starts = new Vocabulary(manifest.vocabulary()).starts(asked.question());
    List<WordRelevance> words = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      float sum = 0;
      for (int piece = starts[i]; piece < Math.min(starts[i + 1], pieces.length); piece++) {
        sum += pieces[piece];
      }
      words.add(new WordRelevance(found.get(i), sum));
    }
    return words;
  }

  private static List<Cells> along(Function<Float, Cells> kept) {
    List<Cells> points = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      points.add(kept.apply((i + 0.5f) / POINTS));
    }
    return points;
  }

  private static FusionInput masked(FusionInput input, RawWindow window) {
    return new FusionInput(
        input.frameTokens(),
        window.frameMask(),
        input.audioTokens(),
        window.audioMask(),
        input.memory(),
        window.memoryMask());
  }

  private Target target(Subject subject, float[] context) {
    if (subject instanceof Subject.Event event) {
      return Target.event(manifest, event.type(), calls.events());
    }
    if (subject instanceof Subject.Word word) {
      String caption = inference.caption(List.of(context)).get(0).text();
      return Target.word(manifest, caption, word.word());
    }
    String question = ((Subject.Answer) subject).question();
    AnswerOutput answer = inference.answer(List.of(new QuestionInput(context, question))).get(0);
    return Target.answer(manifest, question, answer.answer());
  }

  private List<Statement> statements(
      Subject subject, Target target, List<FusionOutput> fused, float[] scores) {
    List<CaptionOutput> captions =
        inference.caption(fused.stream().map(FusionOutput::context).toList());
    List<Statement> statements = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      String caption = captions.get(i).text();
      if (subject instanceof Subject.Event) {
        statements.add(new Statement(newest(fused.get(i), target.events()), caption, ""));
      } else if (subject instanceof Subject.Answer asked) {
        AnswerOutput answer =
            inference
                .answer(List.of(new QuestionInput(fused.get(i).context(), asked.question())))
                .get(0);
        float probability = product(answer.probabilities(), 0, target.answers());
        statements.add(new Statement(probability, caption, answer.answer()));
      } else {
        statements.add(new Statement((float) (1 / (1 + Math.exp(-scores[i]))), caption, ""));
      }
    }
    return statements;
  }

  /** The mean probability of the chosen event over the newest slots. */
  private float newest(FusionOutput output, float[] events) {
    float sum = 0;
    for (int slot = manifest.slots() - NEWEST; slot < manifest.slots(); slot++) {
      sum += product(output.eventProbabilities(), slot * events.length, events);
    }
    return sum / NEWEST;
  }

  private static float product(float[] values, int from, float[] weights) {
    float sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += values[from + i] * weights[i];
    }
    return sum;
  }

  /** As a bundle's event shares: what each loss takes from the log-odds is that sense's part. */
  private static float share(RawWindow window, float[] scores) {
    if (none(window.frameMask())) {
      return 0;
    }
    if (none(window.audioMask())) {
      return 1;
    }
    float sound = Math.max(LEAST, scores[0] - scores[1]);
    float pictures = Math.max(LEAST, scores[0] - scores[2]);
    return pictures / (pictures + sound);
  }

  private static boolean none(float[] mask) {
    for (float value : mask) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }
}
