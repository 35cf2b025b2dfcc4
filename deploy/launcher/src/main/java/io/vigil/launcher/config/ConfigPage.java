package io.vigil.launcher.config;

import java.util.List;

/** Writes the tables of {@code docs/configuration.md} from the keys themselves. */
public final class ConfigPage {
  /** The line after which the tables stand in the page. */
  public static final String BEGIN = "<!-- keys: written by `vigil config --page` -->";

  /** The line before which they end. */
  public static final String END = "<!-- end of keys -->";

  private ConfigPage() {}

  /** One table for each section, in Markdown. */
  public static String tables() {
    StringBuilder page = new StringBuilder();
    String section = "";
    for (ConfigCatalog.Entry entry : ConfigCatalog.entries()) {
      String its = entry.path().replaceAll("[.\\[].*", "");
      if (!its.equals(section)) {
        section = its;
        page.append("\n## `").append(section).append("`\n\n");
        page.append("| key | default | value | what it does |\n| --- | --- | --- | --- |\n");
      }
      page.append(row(entry));
    }
    return page.append('\n').toString();
  }

  private static String row(ConfigCatalog.Entry entry) {
    String fallback = entry.key().value().isEmpty() ? "none" : "`" + entry.key().value() + "`";
    if (entry.key().value().isEmpty() && entry.path().startsWith("streams[].")) {
      fallback = entry.type().endsWith("or none") ? "none" : "required";
    }
    String value =
        String.join(
            ", ",
            List.of(entry.type(), entry.key().unit(), entry.range()).stream()
                .filter(s -> !s.isEmpty())
                .toList());
    return String.format(
        "| `%s` | %s | %s | %s |%n", entry.path(), fallback, value, entry.key().doc());
  }
}
