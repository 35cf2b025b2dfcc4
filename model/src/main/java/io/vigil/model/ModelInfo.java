package io.vigil.model;

import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.event.EventType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** A bundle described for a person to read, from its manifest alone. */
public final class ModelInfo {

  private ModelInfo() {}

  /**
   * The description, line by line.
   *
   * @throws BundleException if there is no readable bundle in the directory
   */
  public static List<String> describe(Path directory) throws BundleException {
    BundleManifest m = BundleLoader.manifest(directory);
    List<String> lines = new ArrayList<>();
    lines.add(String.format("bundle      %s %s (%s)", m.name(), m.version(), m.licence()));
    lines.add("directory   " + directory.toAbsolutePath().normalize());
    lines.add(
        String.format(
            Locale.ROOT,
            "pictures    %d x %d, one every %.1f s; sound %d Hz; window %.1f s",
            m.frameSize(),
            m.frameSize(),
            m.hopMicros() / 1e6,
            m.sampleRate(),
            m.slots() * m.hopMicros() / 1e6));
    lines.add("fusion      " + m.fusion());
    lines.add("vocabulary  " + m.vocabulary().size() + " words");
    new TreeMap<>(m.provenance()).forEach((k, v) -> lines.add("provenance  " + k + ": " + v));
    lines.add("");
    lines.add(
        String.format(
            "%-24s %9s %6s %5s %5s %4s  %s",
            "event type", "threshold", "off", "least", "merge", "lag", "F1"));
    for (EventType type : m.eventTypes()) {
      Double f1 = m.quality().get("event F1 " + type.name());
      lines.add(
          String.format(
              Locale.ROOT,
              "%-24s %9.2f %6.2f %5d %5d %4d  %s",
              type.name(),
              type.threshold(),
              type.offThreshold(),
              type.minSlots(),
              type.mergeSlots(),
              type.decisionLag(),
              f1 == null ? "not measured" : String.format(Locale.ROOT, "%.2f", f1)));
    }
    lines.add("");
    new TreeMap<>(m.quality())
        .forEach(
            (figure, value) -> {
              if (!figure.startsWith("event F1 ")) {
                lines.add(String.format(Locale.ROOT, "%-52s %.3f", figure, value));
              }
            });
    return lines;
  }
}
