package io.vigil.launcher.cli;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Asks for a password: at the terminal without echo and twice, else one line of the input. */
final class PasswordPrompt {
  private PasswordPrompt() {}

  /**
   * A new password.
   *
   * @throws Failure if there is none, the two differ, or it could be read only with echo
   */
  static String ask(String user) {
    // The script says so: a newer Java gives a console whatever the input is.
    if (!Boolean.getBoolean("vigil.terminal.in")) {
      return line();
    }
    Console console = console();
    if (console == null) {
      throw new Failure(
          ExitCode.USAGE,
          "access.echo",
          "the password would be seen on the terminal",
          "do not redirect the output, or pipe the password in");
    }
    return twice(console, user);
  }

  @SuppressWarnings("SystemConsoleNull") // null where the output is redirected, up to Java 21
  private static @Nullable Console console() {
    return System.console();
  }

  private static String twice(Console console, String user) {
    char[] once = console.readPassword("Password of %s: ", user);
    char[] again = console.readPassword("The same again: ");
    if (once == null || again == null || !Arrays.equals(once, again)) {
      throw new Failure(
          ExitCode.USAGE, "access.password-differs", "the two passwords differ", "try again");
    }
    return new String(once);
  }

  private static String line() {
    try {
      String line =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      if (line != null) {
        return line;
      }
    } catch (IOException e) {
      throw none(e);
    }
    throw none(null);
  }

  private static Failure none(@Nullable IOException cause) {
    return new Failure(
        ExitCode.USAGE,
        "access.no-password",
        "no password was given",
        "type it at the terminal, or pipe it in as one line",
        cause);
  }
}
