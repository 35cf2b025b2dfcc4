package io.vigil.launcher.cli;

import io.vigil.launcher.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Runs the real command line in this process, and keeps what it printed. */
final class Cli {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Interrupts interrupts = new Interrupts();
  private final CliContext context;

  Cli() {
    this(Map.of());
  }

  Cli(Map<String, String> environment) {
    context =
        new CliContext(
            new Terminal(
                new PrintWriter(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                false),
            environment,
            Optional.of(Path.of("../..")),
            Clock.systemUTC(),
            interrupts);
  }

  /** A line's words as a shell splits them: by spaces outside of double quotes. */
  static String[] words(String line) {
    return Pattern.compile("\"[^\"]*\"|\\S+")
        .matcher(line)
        .results()
        .map(word -> word.group().replace("\"", ""))
        .toArray(String[]::new);
  }

  /** Runs a command to its end; its exit status. */
  int run(String... arguments) {
    return new VigilCli(context).run(arguments);
  }

  /** All that went to standard output so far. */
  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** All that went to standard error so far. */
  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** As Ctrl-C does. */
  void interrupt() {
    interrupts.stop();
  }

  CliContext context() {
    return context;
  }
}
