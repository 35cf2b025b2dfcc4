package io.vigil.launcher;

import io.vigil.launcher.cli.CliContext;
import io.vigil.launcher.cli.Interrupts;
import io.vigil.launcher.cli.VigilCli;
import io.vigil.launcher.console.Terminal;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The process's entry. */
public final class VigilMain {
  private VigilMain() {}

  /** The script keeps native libraries' messages apart: Vigil's own take the way that it names. */
  private static void redirectErrors() {
    String path = System.getProperty("vigil.stderr");
    if (path == null) {
      return;
    }
    try {
      System.setErr(
          new PrintStream(new FileOutputStream(path, true), true, StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      // Some descriptors cannot be opened by a path, sockets for one: then all shares one way.
      System.err.println("vigil: " + e.getMessage());
    }
  }

  /** Runs the command line, and ends the process with its status. */
  public static void main(String[] arguments) {
    redirectErrors();
    Interrupts interrupts = new Interrupts();
    CliContext context =
        new CliContext(
            Terminal.ofProcess(System.getenv()),
            System.getenv(),
            Optional.ofNullable(System.getProperty("vigil.home")).map(Path::of),
            Clock.systemUTC(),
            interrupts);
    interrupts.listen();
    int status = new VigilCli(context).run(arguments);
    interrupts.finished();
    // After a signal the process is ending already, with the signal's own status.
    if (!interrupts.requested()) {
      System.exit(status);
    }
  }
}
