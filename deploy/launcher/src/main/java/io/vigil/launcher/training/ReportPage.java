package io.vigil.launcher.training;

import io.vigil.model.evaluate.Glance;
import io.vigil.model.train.Progress;
import io.vigil.model.train.TrainConfig;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code report.html}: a run in one file that needs nothing else, no script and no network. It is
 * written beside and renamed, so that who looks sees a whole page, and looks again by itself while
 * the run goes on.
 */
final class ReportPage {
  static final String FILE = "report.html";

  private static final int REFRESH_SECONDS = 30;

  private static final String STYLE =
      "body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:66rem;padding:0 1rem;"
          + "color:#222;background:#fff}h1{font-size:1.3rem}h2{font-size:1.05rem;margin-top:2rem}"
          + ".curves{display:grid;grid-template-columns:repeat(auto-fill,minmax(18rem,1fr));gap:1rem}"
          + "figure{margin:0}svg{width:100%;background:#f6f7f8}"
          + "polyline{fill:none;stroke:#0a63b0;stroke-width:1.5}svg text{font-size:9px;fill:#555}"
          + "dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem}dd{margin:0}"
          + "article{border-top:1px solid #ccc;padding:.6rem 0}article img{width:24%;margin-right:1%}"
          + "@media(prefers-color-scheme:dark){body{color:#ddd;background:#16181b}"
          + "svg{background:#202327}svg text{fill:#aaa}polyline{stroke:#6db3f2}}";

  private final TrainConfig config;
  private final Map<String, Curve> curves = new LinkedHashMap<>();

  ReportPage(TrainConfig config) {
    this.config = config;
  }

  /** The values of a progress by name, its step apart. */
  static Map<String, Double> values(Progress progress) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (RecordComponent component : Progress.class.getRecordComponents()) {
      if (!component.getName().equals("step")) {
        values.put(component.getName(), value(component, progress));
      }
    }
    return values;
  }

  private static double value(RecordComponent component, Progress progress) {
    try {
      return ((Number) component.getAccessor().invoke(progress)).doubleValue();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component.toString(), e);
    }
  }

  /** Adds what was reported. */
  void add(Progress progress) {
    values(progress)
        .forEach(
            (name, value) ->
                curves.computeIfAbsent(name, n -> new Curve(words(n))).add(progress.step(), value));
  }

  private static String words(String name) {
    return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  /**
   * Writes the page.
   *
   * @param newest where the run is
   * @param shown what the model said at the step, beside what is true
   * @throws IOException if the directory cannot be written
   */
  void write(Progress newest, long shownAt, List<Glance> shown, Instant now) throws IOException {
    Path file = config.directory().resolve(FILE);
    Path part = config.directory().resolve(FILE + ".part");
    Files.writeString(part, html(newest, shownAt, shown, now));
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private String html(Progress newest, long shownAt, List<Glance> shown, Instant now) {
    boolean done = newest.step() >= config.schedule().steps();
    StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n");
    page.append("<meta charset=\"utf-8\">\n");
    if (!done) {
      page.append("<meta http-equiv=\"refresh\" content=\"" + REFRESH_SECONDS + "\">\n");
    }
    page.append("<title>Training, step ").append(newest.step()).append("</title>\n<style>");
    page.append(STYLE).append("</style>\n</head>\n<body>\n<h1>Training in ");
    page.append(Html.text(config.directory().toString())).append("</h1>\n<dl>");
    facts(newest, now).forEach((name, value) -> fact(page, name, value));
    page.append("</dl>\n<h2>Losses and rate</h2>\n<div class=\"curves\">\n");
    curves.values().forEach(curve -> page.append(curve.svg()));
    page.append("</div>\n");
    if (!shown.isEmpty()) {
      page.append("<h2>Said and true, at step ").append(shownAt).append("</h2>\n");
      shown.forEach(glance -> page.append(article(glance)));
    }
    return page.append("</body>\n</html>\n").toString();
  }

  private Map<String, String> facts(Progress newest, Instant now) {
    Map<String, String> facts = new LinkedHashMap<>();
    long left = Math.max(0, config.schedule().steps() - newest.step());
    facts.put("step", newest.step() + " of " + config.schedule().steps());
    facts.put("speed", String.format(Locale.ROOT, "%.1f clips/s", newest.clipsPerSecond()));
    facts.put(
        "left",
        left == 0
            ? "nothing: trained"
            : words(Duration.ofSeconds((long) (left * config.clips() / newest.clipsPerSecond()))));
    facts.put("learning rate", String.format(Locale.ROOT, "%.2e", newest.rate()));
    facts.put("seed", Long.toString(config.seed()));
    facts.put("written", now.truncatedTo(ChronoUnit.SECONDS).toString());
    return facts;
  }

  private static String words(Duration left) {
    return left.toHours() > 0
        ? left.toHours() + " h " + left.toMinutesPart() + " min"
        : left.toMinutes() + " min " + left.toSecondsPart() + " s";
  }

  private static void fact(StringBuilder page, String name, String value) {
    page.append("<dt>").append(name).append("</dt><dd>").append(Html.text(value)).append("</dd>");
  }

  private static String article(Glance glance) {
    StringBuilder article = new StringBuilder("<article>\n");
    for (byte[] jpeg : glance.pictures()) {
      article
          .append("<img alt=\"\" src=\"data:image/jpeg;base64,")
          .append(Base64.getEncoder().encodeToString(jpeg))
          .append("\">");
    }
    article.append("\n<dl>");
    fact(article, "said", glance.said());
    fact(article, "true", glance.truth());
    fact(article, "events told", events(glance.told()));
    fact(article, "events true", events(glance.happened()));
    return article.append("</dl>\n</article>\n").toString();
  }

  private static String events(List<Glance.Happening> events) {
    return events.isEmpty()
        ? "none"
        : events.stream()
            .map(e -> String.format(Locale.ROOT, "%s %.1f to %.1f s", e.type(), e.start(), e.end()))
            .collect(Collectors.joining(", "));
  }
}
