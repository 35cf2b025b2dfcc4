package io.vigil.model.bundle;

import io.vigil.model.bundle.BundleException.Code;
import io.vigil.model.bundle.BundleManifest.Inputs;
import io.vigil.model.text.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds what a manifest says that cannot be. */
final class ManifestCheck {

  private ManifestCheck() {}

  static void check(Path directory, BundleManifest manifest) throws BundleException {
    List<String> faults = new ArrayList<>();
    Inputs in = manifest.inputs();
    positive(faults, "frameSize", in.frameSize());
    positive(faults, "frameTokens", in.frameTokens());
    positive(faults, "width", in.width());
    positive(faults, "slots", in.slots());
    positive(faults, "audioTokensPerSlot", in.audioTokensPerSlot());
    if (in.soundSketchTokens() < 0 || in.soundSketchTokens() >= in.audioTokensPerSlot()) {
      faults.add("soundSketchTokens is not below audioTokensPerSlot");
    }
    positive(faults, "hopMicros", in.hopMicros());
    positive(faults, "memoryTokens", in.memoryTokens());
    positive(faults, "embeddingWidth", in.embeddingWidth());
    positive(faults, "contextTokens", in.contextTokens());
    positive(faults, "sentenceWords", in.sentenceWords());
    if (in.sampleRate() != 16_000) {
      faults.add("sampleRate is " + in.sampleRate() + ", this release makes 16000");
    }
    int cells = in.frameTokens() - in.sketchTokens() - 1;
    int grid = manifest.places().grid();
    if (manifest.places().any() && grid * grid != cells) {
      faults.add("places has a grid of " + grid + ", a picture has " + cells + " cells");
    }
    if (manifest.eventTypes().isEmpty()) {
      faults.add("eventTypes is empty");
    }
    if (manifest.eventTypes().stream().anyMatch(t -> t.decisionLag() >= in.slots())) {
      faults.add("a decisionLag is not within the window");
    }
    try {
      new Vocabulary(manifest.vocabulary());
    } catch (IllegalArgumentException e) {
      faults.add("vocabulary: " + e.getMessage());
    }
    for (String signature : Signatures.of(manifest)) {
      if (!manifest.signatures().contains(signature)) {
        faults.add("signatures lacks " + signature);
      }
    }
    if (!faults.isEmpty()) {
      throw new BundleException(
          Code.MALFORMED,
          directory.resolve(ManifestJson.FILE)
              + ": "
              + String.join("; ", faults)
              + "; export the bundle again");
    }
  }

  private static void positive(List<String> faults, String name, long value) {
    if (value < 1) {
      faults.add(name + " is " + value + ", must be at least 1");
    }
  }
}
