package io.vigil.model.bundle;

import io.vigil.model.bundle.BundleException.Code;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Signature;
import org.tensorflow.Signature.TensorDescription;
import org.tensorflow.ndarray.Shape;

/**
 * Holds the signatures of a SavedModel to what the manifest promises. Letters as in the manifest.
 */
final class SignatureCheck {

  private SignatureCheck() {}

  static void check(Path directory, BundleManifest m, SavedModelBundle network)
      throws BundleException {
    Map<String, Map<String, Shape>> inputs = inputs(m);
    Map<String, Map<String, Shape>> outputs = outputs(m);
    Map<String, Signature> found = new HashMap<>();
    network.signatures().forEach(s -> found.put(s.key(), s));
    for (String key : Signatures.of(m)) {
      Signature signature = found.get(key);
      if (signature == null) {
        throw new BundleException(
            Code.SIGNATURE, directory + " has no signature " + key + ": export the bundle again");
      }
      shapes(directory, key, "input", inputs.getOrDefault(key, Map.of()), signature.getInputs());
      shapes(directory, key, "output", outputs.getOrDefault(key, Map.of()), signature.getOutputs());
    }
  }

  private static Map<String, Map<String, Shape>> inputs(BundleManifest m) {
    long size = m.frameSize();
    long slots = m.slots();
    long heard = slots * m.audioTokensPerSlot();
    long width = m.width();
    long words = m.inputs().sentenceWords();
    return Map.of(
        Signatures.ENCODE_FRAMES,
        Map.of("pictures", any(size, size, 3)),
        Signatures.ENCODE_AUDIO,
        Map.of("sound", any(m.sampleRate())),
        Signatures.ENCODE_TEXT,
        Map.of("words", any(words)),
        Signatures.FUSE,
        Map.of(
            "frames", any(slots, m.frameTokens(), width),
            "frame_mask", any(slots),
            "audio", any(heard, width),
            "audio_mask", any(heard),
            "memory", any(m.memoryTokens(), width),
            "memory_mask", any(m.memoryTokens())),
        Signatures.CAPTION,
        Map.of("context", any(m.contextTokens(), width)),
        Signatures.ANSWER,
        Map.of("context", any(m.contextTokens(), width), "question", any(words)),
        Signatures.EXPLAIN,
        explained(m),
        Signatures.EXPLAIN_SCORE,
        explained(m));
  }

  private static Map<String, Shape> explained(BundleManifest m) {
    long slots = m.slots();
    long heard = slots * m.audioTokensPerSlot();
    long words = m.inputs().sentenceWords();
    Map<String, Shape> inputs = new HashMap<>();
    inputs.put("pictures", any(slots, m.frameSize(), m.frameSize(), 3));
    inputs.put("frame_mask", any(slots));
    inputs.put("sound", any(slots * m.hopMicros() / 1_000_000, m.sampleRate()));
    inputs.put("audio_mask", any(heard));
    inputs.put("memory", any(m.memoryTokens(), m.width()));
    inputs.put("memory_mask", any(m.memoryTokens()));
    inputs.put("pictures_kept", any(slots, -1, -1));
    inputs.put("sound_kept", any(-1, -1));
    inputs.put("question_kept", any(words));
    inputs.put("events", any(-1)); // types that were added later are not explained
    inputs.put("caption", any(words));
    inputs.put("words", any(words));
    inputs.put("question", any(words));
    inputs.put("answers", any(m.answers().size()));
    return inputs;
  }

  private static Map<String, Map<String, Shape>> outputs(BundleManifest m) {
    long slots = m.slots();
    long width = m.width();
    long words = m.inputs().sentenceWords();
    return Map.of(
        Signatures.ENCODE_FRAMES,
        Map.of("tokens", any(m.frameTokens(), width)),
        Signatures.ENCODE_AUDIO,
        Map.of("tokens", any(2L * m.audioTokensPerSlot(), width)),
        Signatures.ENCODE_TEXT,
        Map.of("embedding", any(m.embeddingWidth())),
        Signatures.FUSE,
        fused(m),
        Signatures.CAPTION,
        Map.of("words", any(words), "probabilities", any(words)),
        Signatures.ANSWER,
        Map.of("probabilities", any(m.answers().size())),
        Signatures.EXPLAIN,
        Map.of(
            "score", any(),
            "pictures", any(slots, -1, -1),
            "sound", any(-1, -1),
            "question", any(words),
            "attention", any(slots, -1, -1)),
        Signatures.EXPLAIN_SCORE,
        Map.of("score", any()));
  }

  private static Map<String, Shape> fused(BundleManifest m) {
    long events = m.eventTypes().size();
    Map<String, Shape> outputs = new HashMap<>();
    outputs.put("events", any(m.slots(), events));
    outputs.put("event_shares", any(events));
    outputs.put("due", any());
    outputs.put("picture_share", any());
    outputs.put("embedding", any(m.embeddingWidth()));
    outputs.put("context", any(m.contextTokens(), m.width()));
    if (m.places().any()) {
      long grid = m.places().grid();
      outputs.put(Signatures.THINGS, any(m.slots(), grid * grid, m.places().kinds().size()));
    }
    return outputs;
  }

  private static Shape any(long... sizes) {
    return Shape.of(-1).append(Shape.of(sizes));
  }

  private static void shapes(
      Path directory,
      String key,
      String side,
      Map<String, Shape> wanted,
      Map<String, TensorDescription> found)
      throws BundleException {
    for (Map.Entry<String, Shape> entry : wanted.entrySet()) {
      TensorDescription tensor = found.get(entry.getKey());
      if (tensor == null) {
        throw new BundleException(
            Code.SIGNATURE,
            String.format(
                "signature %s of %s has no %s %s: export the bundle again",
                key, directory, side, entry.getKey()));
      }
      if (!fits(entry.getValue(), tensor.shape)) {
        throw new BundleException(
            Code.SHAPE,
            String.format(
                "signature %s of %s: %s %s has shape %s, the manifest says %s; export again",
                key, directory, side, entry.getKey(), tensor.shape, entry.getValue()));
      }
    }
  }

  /** An axis that TensorFlow does not know fits anything. */
  private static boolean fits(Shape wanted, Shape found) {
    if (found.isUnknown()) {
      return true;
    }
    if (wanted.numDimensions() != found.numDimensions()) {
      return false;
    }
    for (int i = 0; i < wanted.numDimensions(); i++) {
      long size = found.get(i);
      if (wanted.get(i) != Shape.UNKNOWN_SIZE
          && size != Shape.UNKNOWN_SIZE
          && wanted.get(i) != size) {
        return false;
      }
    }
    return true;
  }
}
