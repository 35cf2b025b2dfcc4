package io.vigil.launcher.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that is wrong, with every problem found in it. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * The problems of one configuration.
   *
   * @param origin the file's name, or what else was read
   * @param problems at least one
   */
  public ConfigException(String origin, List<Problem> problems) {
    super(
        problems.size() == 1
            ? origin + ": " + problems.get(0)
            : problems.stream()
                .map(p -> "\n  " + p)
                .collect(
                    Collectors.joining("", origin + " has " + problems.size() + " problems:", "")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong. */
  public List<Problem> problems() {
    return problems;
  }
}
