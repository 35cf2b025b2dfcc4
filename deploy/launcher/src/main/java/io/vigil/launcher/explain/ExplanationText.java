package io.vigil.launcher.explain;

import io.vigil.launcher.console.Text;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.encoder.MelScale;
import io.vigil.model.inference.CaptionOutput;
import io.vigil.model.inference.Explanation;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.inference.Statement;
import io.vigil.model.inference.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An explanation for a person to read. */
public final class ExplanationText {
  private static final int MOST_EVENTS = 6;
  private static final int PLACES = 3;
  private static final float LEAST = 0.2f;

  /** The share from which on a sense counts. */
  private static final float COUNTS = 0.1f;

  private final BundleManifest manifest;
  private final Moment moment;

  /** Of a moment, as a bundle sees it. */
  public ExplanationText(BundleManifest manifest, Moment moment) {
    this.manifest = manifest;
    this.moment = moment;
  }

  /** What is said of the window: its caption, and the likeliest events. */
  public List<String> said(FusionOutput output, CaptionOutput caption) {
    List<String> lines = new ArrayList<>();
    lines.add(
        text(
            "%d to %d s, seen by %s %s",
            Math.max(0, moment.end() - manifest.slots() / 2),
            moment.end(),
            manifest.name(),
            manifest.version()));
    lines.add(text("  caption  %s  %.2f", quoted(caption.text()), caption.confidence()));
    int types = manifest.eventTypes().size();
    int newest = (manifest.slots() - 1) * types;
    String events =
        IntStream.range(0, types)
            .boxed()
            .filter(e -> output.eventProbabilities()[newest + e] >= LEAST)
            .sorted(Comparator.comparingDouble(e -> -output.eventProbabilities()[newest + e]))
            .limit(MOST_EVENTS)
            .map(
                e ->
                    text(
                        "%s %.2f",
                        manifest.eventTypes().get(e).name(),
                        output.eventProbabilities()[newest + e]))
            .collect(Collectors.joining(", "));
    lines.add("  events   " + (events.isEmpty() ? "none" : events));
    return lines;
  }

  /** Why. */
  public List<String> why(Explanation explanation) {
    List<String> lines = new ArrayList<>();
    lines.add(title(explanation));
    lines.add(line("as it is", explanation, explanation.said()));
    lines.add(line("deaf", explanation, explanation.deaf()));
    lines.add(line("blind", explanation, explanation.blind()));
    float share = explanation.pictureShare();
    lines.add("  evidence  " + Text.shares(share, 1 - share));
    if (share >= COUNTS) {
      lines.add("  pictures  " + pictures(explanation));
    }
    if (1 - share >= COUNTS) {
      lines.add("  sound     " + sound(explanation));
    }
    if (!explanation.words().isEmpty()) {
      lines.add(
          "  words     "
              + explanation.words().stream()
                  .map(w -> text("%s %+.2f", w.word(), w.relevance()))
                  .collect(Collectors.joining(", ")));
    }
    return lines;
  }

  private static String title(Explanation explanation) {
    if (explanation.subject() instanceof Subject.Event event) {
      return "Why " + event.type();
    }
    if (explanation.subject() instanceof Subject.Word word) {
      return "Why the word " + quoted(word.word());
    }
    String question = ((Subject.Answer) explanation.subject()).question();
    return "Why " + quoted(explanation.said().answer()) + " to " + quoted(question);
  }

  private static String line(String name, Explanation of, Statement statement) {
    String says = of.words().isEmpty() ? statement.caption() : statement.answer();
    return text("  %-9s %.3f  %s", name, statement.probability(), quoted(says));
  }

  private String pictures(Explanation explanation) {
    float[] parts = explanation.relevance().pictures();
    int grid = explanation.grid();
    int slots = manifest.slots();
    double hop = manifest.hopMicros() / 1e6;
    return strongest(parts).stream()
        .map(
            i ->
                text(
                    "%.1f s %s",
                    moment.end() - (slots - i / (grid * grid)) * hop,
                    place(i / grid % grid, i % grid, grid)))
        .distinct()
        .limit(PLACES)
        .collect(Collectors.joining(", "));
  }

  private static String place(int row, int column, int grid) {
    String vertical = List.of("upper", "middle", "lower").get(row * 3 / grid);
    String horizontal = List.of("left", "centre", "right").get(column * 3 / grid);
    return vertical + " " + horizontal;
  }

  private String sound(Explanation explanation) {
    float[] parts = explanation.relevance().sound();
    int rows = explanation.rows();
    int columns = parts.length / rows;
    double seconds = manifest.slots() * manifest.hopMicros() / 1e6;
    double bands = (double) MelScale.BANDS / rows;
    return strongest(parts).stream()
        .map(
            i ->
                text(
                    "%.1f s %s",
                    moment.end() - seconds + (i / rows + 0.5) * seconds / columns,
                    hertz(MelScale.hertz((i % rows + 0.5) * bands - 0.5))))
        .distinct()
        .limit(PLACES)
        .collect(Collectors.joining(", "));
  }

  private static String hertz(double hertz) {
    return hertz < 1_000
        ? text("%d Hz", Math.round(hertz / 50) * 50)
        : text("%.1f kHz", hertz / 1_000);
  }

  /** Those that speak for it most. */
  private static List<Integer> strongest(float[] parts) {
    return IntStream.range(0, parts.length)
        .boxed()
        .filter(i -> parts[i] > 0)
        .sorted(Comparator.comparingDouble(i -> -parts[i]))
        .limit(8L * PLACES)
        .toList();
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
