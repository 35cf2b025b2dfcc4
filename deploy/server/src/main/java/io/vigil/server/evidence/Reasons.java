package io.vigil.server.evidence;

import io.vigil.model.inference.AnswerOutput;
import io.vigil.model.inference.CaptionOutput;
import io.vigil.model.inference.Explanation;
import io.vigil.model.inference.FusionInput;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.QuestionInput;
import io.vigil.model.inference.RawWindow;
import io.vigil.model.inference.Subject;
import io.vigil.model.text.Vocabulary;
import java.util.List;
import java.util.Optional;

/**
 * What a bundle says of a window with both senses, deaf and blind; and what it goes by, if it can
 * explain.
 *
 * @param subject what is explained
 * @param both how sure it is, 0 to 1
 * @param deaf how sure it would be without the sound
 * @param blind how sure it would be without the pictures
 * @param explanation none from a bundle that was made before bundles could
 */
record Reasons(
    Subject subject, float both, float deaf, float blind, Optional<Explanation> explanation) {

  /** As an explanation counts an event: its mean over the newest slots. */
  private static final int NEWEST = 2;

  /**
   * Asks a bundle.
   *
   * @throws IllegalArgumentException if it has no such event type, or its caption no such word
   */
  static Reasons of(Inference inference, RawWindow window, Subject subject) {
    try {
      Explanation explanation = inference.explain(window, subject);
      return new Reasons(
          subject,
          explanation.said().probability(),
          explanation.deaf().probability(),
          explanation.blind().probability(),
          Optional.of(explanation));
    } catch (UnsupportedOperationException e) {
      return counterfactuals(inference, window, subject);
    }
  }

  private static Reasons counterfactuals(Inference inference, RawWindow window, Subject subject) {
    FusionInput whole = window.encoded(inference);
    List<FusionOutput> outputs =
        inference.fuse(List.of(whole, masked(whole, window.deaf()), masked(whole, window.blind())));
    float[] sure = new float[outputs.size()];
    int answer = -1;
    for (int i = 0; i < sure.length; i++) {
      FusionOutput output = outputs.get(i);
      if (subject instanceof Subject.Event event) {
        sure[i] = event(inference, output, event.type());
      } else if (subject instanceof Subject.Answer asked) {
        AnswerOutput told =
            inference.answer(List.of(new QuestionInput(output.context(), asked.question()))).get(0);
        answer = answer < 0 ? best(told.probabilities()) : answer;
        sure[i] = told.probabilities()[answer];
      } else {
        CaptionOutput caption = inference.caption(List.of(output.context())).get(0);
        String word = ((Subject.Word) subject).word();
        boolean there = Vocabulary.words(caption.text()).contains(word);
        if (i == 0 && !there) {
          throw new IllegalArgumentException("the caption has no word " + word);
        }
        sure[i] = there ? caption.confidence() : 0;
      }
    }
    return new Reasons(subject, sure[0], sure[1], sure[2], Optional.empty());
  }

  private static float event(Inference inference, FusionOutput output, String name) {
    var types = inference.manifest().eventTypes();
    int type = 0;
    while (type < types.size() && !types.get(type).name().equals(name)) {
      type++;
    }
    if (type == types.size()) {
      throw new IllegalArgumentException("the bundle has no event type " + name);
    }
    float sum = 0;
    int slots = inference.manifest().slots();
    for (int slot = slots - NEWEST; slot < slots; slot++) {
      sum += output.eventProbabilities()[slot * types.size() + type];
    }
    return sum / NEWEST;
  }

  private static int best(float[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return best;
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
}
