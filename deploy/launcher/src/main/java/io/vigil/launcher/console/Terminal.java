package io.vigil.launcher.console;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a command prints: results to {@code out}, all else to {@code err}.
 *
 * @param out results
 * @param err progress, warnings, errors
 * @param outIsTerminal whether a person reads {@code out}
 * @param errIsTerminal whether a person reads {@code err}
 * @param colours whether {@code out} may be coloured
 */
public record Terminal(
    PrintWriter out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    boolean colours) {

  /**
   * This process's terminal. Java cannot tell the two streams apart, so the script says which is a
   * terminal by {@code vigil.terminal.out} and {@code vigil.terminal.err}.
   */
  public static Terminal ofProcess(Map<String, String> environment) {
    boolean out = Boolean.getBoolean("vigil.terminal.out");
    return new Terminal(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        System.err,
        out,
        Boolean.getBoolean("vigil.terminal.err"),
        out && coloursWanted(environment));
  }

  /**
   * No colours where <a href="https://no-color.org">NO_COLOR</a> is set or the terminal has none.
   */
  private static boolean coloursWanted(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }

  /** The text in a colour, where colours are shown. */
  public String paint(Colour colour, String text) {
    return colours ? colour.code() + text + "\u001b[0m" : text;
  }

  /** One line of a result. */
  public void line(String text) {
    out.println(text);
    out.flush();
  }

  /** One line for the person at the terminal. */
  public void note(String text) {
    err.println(text);
  }
}
