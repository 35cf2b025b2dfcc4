package io.vigil.launcher.cli;

import io.vigil.launcher.assets.AssetFaults;
import io.vigil.launcher.config.ConfigException;
import io.vigil.launcher.console.Colour;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.server.access.AccessException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line and an exit status; stack traces go to the log. */
final class ErrorLines implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorLines.class);

  private final CliContext context;

  ErrorLines(CliContext context) {
    this.context = context;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (context.interrupts().requested()) {
      LOG.info("Interrupted", e);
      return ExitCode.INTERRUPTED.status();
    }
    boolean verbose = parsed.subcommand() != null && parsed.subcommand().hasMatchedOption("-v");
    ExitCode exit = report(e);
    if (verbose) {
      e.printStackTrace(context.terminal().err());
    }
    return exit.status();
  }

  private ExitCode report(Exception e) {
    Optional<Failure> known = known(e);
    if (known.isPresent()) {
      Failure failure = known.get();
      LOG.info("{}", failure.code(), e);
      print(failure.line());
      return failure.exit();
    }
    if (e instanceof ConfigException problems) {
      print(String.valueOf(problems.getMessage()));
      return ExitCode.CONFIG;
    }
    LOG.error("Unexpected failure", e);
    String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    print(what.lines().findFirst().orElse(what) + " (run again with --verbose to see where)");
    return ExitCode.FAILURE;
  }

  /** A pack of material may turn out to be broken anywhere, also in threads that train. */
  private static Optional<Failure> known(Exception e) {
    Optional<Failure> pack = AssetFaults.behind(e);
    if (e instanceof AccessException fault) {
      return Optional.of(
          new Failure(
              ExitCode.CONFIG, "access", String.valueOf(fault.getMessage()), fault.mend(), fault));
    }
    return pack.isPresent() || !(e instanceof Failure failure) ? pack : Optional.of(failure);
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    print(String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong usage"));
    CommandLine command = e.getCommandLine();
    if (!UnmatchedArgumentException.printSuggestions(e, context.terminal().err())) {
      context
          .terminal()
          .note("See `" + command.getCommandSpec().qualifiedName() + " --help` for its usage.");
    }
    return ExitCode.USAGE.status();
  }

  private void print(String line) {
    context.terminal().note(context.terminal().paint(Colour.BAD, "vigil: ") + line);
  }
}
