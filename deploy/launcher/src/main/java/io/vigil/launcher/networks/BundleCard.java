package io.vigil.launcher.networks;

import io.vigil.launcher.console.TextTable;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.bundle.EventRate;
import io.vigil.model.bundle.Signatures;
import io.vigil.model.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.tensorflow.Signature;

/** A bundle described for a person to read. */
public final class BundleCard {
  private static final int CALLS = 15;

  private BundleCard() {}

  /** The card, line by line; measures the cost of calls, which takes a few seconds. */
  public static List<String> lines(OpenBundle open) {
    BundleManifest m = open.inference().manifest();
    List<String> lines = new ArrayList<>(head(m, Sizes.parameters(open.bundle())));
    lines.add("");
    lines.addAll(signatures(open));
    lines.add("");
    lines.addAll(eventTypes(m));
    lines.add("");
    lines.addAll(quality(m));
    return lines;
  }

  private static List<String> head(BundleManifest m, long parameters) {
    List<String> lines = new ArrayList<>();
    lines.add("bundle       " + m.name() + " " + m.version() + ", licence " + m.licence());
    lines.add(
        text(
            "inputs       pictures %d x %d, one each %.1f s; sound %d Hz, mono; windows of %.1f s",
            m.frameSize(),
            m.frameSize(),
            m.hopMicros() / 1e6,
            m.sampleRate(),
            m.slots() * m.hopMicros() / 1e6));
    lines.add(
        text(
            "tokens       %d a picture, %d a second of sound, %d of memory; width %d; embedding %d",
            m.frameTokens(),
            m.audioTokensPerSlot() * 1_000_000L / m.hopMicros(),
            m.memoryTokens(),
            m.width(),
            m.embeddingWidth()));
    lines.add(text("parameters   %,d", parameters));
    lines.add("fusion       " + m.fusion());
    lines.add("vocabulary   " + m.vocabulary().size() + " words");
    lines.add("answers      " + m.answers().size());
    new TreeMap<>(m.provenance()).forEach((k, v) -> lines.add("provenance   " + k + ": " + v));
    return lines;
  }

  private static List<String> signatures(OpenBundle open) {
    CallCosts costs = new CallCosts(open.inference());
    List<String> lines = new ArrayList<>();
    lines.add(text("%-14s %12s %12s   cost of a call on this machine", "signature", "n=1", "n=8"));
    for (String name : Signatures.of(open.inference().manifest())) {
      lines.add(
          name.startsWith(Signatures.EXPLAIN)
              ? name + "   on request alone"
              : text(
                  "%-14s %9.2f ms %9.2f ms",
                  name, costs.millis(name, 1, CALLS), costs.millis(name, 8, CALLS)));
      find(open, name)
          .ifPresent(s -> Sizes.tensors(s).forEach(tensor -> lines.add("    " + tensor)));
    }
    return lines;
  }

  private static Optional<Signature> find(OpenBundle open, String name) {
    return open.bundle().network().signatures().stream()
        .filter(s -> s.key().equals(name))
        .findFirst();
  }

  private static List<String> eventTypes(BundleManifest m) {
    TextTable table =
        new TextTable(
            "event type",
            "begins at",
            "ends below",
            "least",
            "bridges",
            "waits",
            "precision",
            "recall",
            "F1");
    for (EventType type : m.eventTypes()) {
      table.row(
          type.name(),
          text("%.2f", type.threshold()),
          text("%.2f", type.offThreshold()),
          text("%.1f s", type.minSlots() * m.hopMicros() / 1e6),
          text("%.1f s", type.mergeSlots() * m.hopMicros() / 1e6),
          text("%.1f s", type.decisionLag() * m.hopMicros() / 1e6),
          rate(m, EventRate.PRECISION, type),
          rate(m, EventRate.RECALL, type),
          rate(m, EventRate.F1, type));
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add(text("%-20s %.2f", "caption due", m.captionDueThreshold()));
    return lines;
  }

  private static String rate(BundleManifest m, EventRate rate, EventType type) {
    return rate.of(m, type.name()).map(value -> text("%.2f", value)).orElse("not measured");
  }

  private static List<String> quality(BundleManifest m) {
    TextTable table = new TextTable("measured when it was released", "value");
    new TreeMap<>(m.quality())
        .forEach(
            (figure, value) -> {
              if (!EventRate.isOne(figure)) {
                table.row(figure, text("%.3f", value));
              }
            });
    return table.lines();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
