package io.vigil.launcher.config;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts environment variables in place of {@code ${NAME}} and {@code ${NAME:-otherwise}}. */
final class EnvironmentText {
  private static final Pattern NAME =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

  private EnvironmentText() {}

  static String resolve(
      String text, Map<String, String> environment, String key, List<Problem> problems) {
    return NAME.matcher(text)
        .replaceAll(
            match -> {
              String value = environment.get(match.group(1));
              if (value == null) {
                value = match.group(2);
              }
              if (value == null) {
                problems.add(
                    new Problem(
                        key, "environment variable " + match.group(1) + " is not set; export it"));
                value = "";
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
