package io.vigil.model.release;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.bundle.Signatures;
import io.vigil.model.event.EventType;
import io.vigil.model.network.NetworkConfig;
import io.vigil.model.text.Vocabulary;
import io.vigil.model.world.EventTypes;
import io.vigil.model.world.QuestionWriter;
import io.vigil.model.world.ThingKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** First manifests, before anything was measured. */
final class Manifests {

  private static final String FUSION = "gated-cross-attention";
  private static final long HOP_MICROS = 500_000;

  private Manifests() {}

  static BundleManifest uncalibrated(
      String name,
      String version,
      String licence,
      NetworkConfig network,
      Vocabulary vocabulary,
      Map<String, String> provenance) {
    int slots = network.fusion().slots();
    List<EventType> types =
        EventTypes.ALL.stream().map(type -> new EventType(type, 0.5f, 0.4f, 1, 1, 0)).toList();
    return new BundleManifest(
        BundleManifest.FORMAT,
        name,
        version,
        licence,
        new BundleManifest.Inputs(
            network.frames().size(),
            network.fusion().frameTokens(),
            network.fusion().sketchTokens(),
            network.fusion().width(),
            16_000,
            slots,
            network.fusion().audioTokens() / slots,
            0,
            HOP_MICROS,
            network.fusion().memory(),
            network.embedding(),
            network.contextTokens(),
            network.sentence()),
        types,
        0.5f,
        vocabulary.words(),
        QuestionWriter.ANSWERS,
        new BundleManifest.Places(
            network.grid(),
            Arrays.stream(ThingKind.values())
                .map(kind -> new BundleManifest.PlacedKind(kind.word(), kind.eventType()))
                .toList()),
        FUSION,
        Signatures.of(true, true),
        Map.of(),
        provenance,
        Map.of());
  }

  static BundleManifest decided(
      BundleManifest m,
      List<EventType> types,
      float captionDueThreshold,
      Map<String, Double> quality) {
    return new BundleManifest(
        m.format(),
        m.name(),
        m.version(),
        m.licence(),
        m.inputs(),
        types,
        captionDueThreshold,
        m.vocabulary(),
        m.answers(),
        m.places(),
        m.fusion(),
        m.signatures(),
        m.files(),
        m.provenance(),
        quality);
  }
}
