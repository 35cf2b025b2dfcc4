package io.vigil.launcher.cli;

import io.vigil.launcher.console.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What surrounds a command.
 *
 * @param terminal where it prints
 * @param environment its environment variables
 * @param home where Vigil is installed, if known
 * @param clock the wall clock
 * @param interrupts how it hears of Ctrl-C
 */
public record CliContext(
    Terminal terminal,
    Map<String, String> environment,
    Optional<Path> home,
    Clock clock,
    Interrupts interrupts) {}
