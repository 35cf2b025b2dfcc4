package io.vigil.launcher.cli;

import io.vigil.launcher.failure.ExitCode;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/**
 * The {@code vigil} command line.
 *
 * <pre>{@code
 * int status = new VigilCli(context).run("topics", "describe", "--bootstrap", "localhost:9092");
 * }</pre>
 */
public final class VigilCli {
  private final CliContext context;

  /** A command line in these surroundings. */
  public VigilCli(CliContext context) {
    this.context = context;
  }

  /** Runs a command to its end; the status is one of {@link ExitCode}. */
  public int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  /** All commands, as picocli holds them: for help pages and their tests. */
  public CommandLine commandLine() {
    CommandLine root = new CommandLine(new VigilCommand());
    root.getCommandSpec().version(version());
    commands().forEach(root::addSubcommand);
    root.addSubcommand(
        new CommandLine(new ModelCommand())
            .addSubcommand(new ModelEvaluateCommand(context))
            .addSubcommand(new ModelExplainCommand(context))
            .addSubcommand(new ModelTrainCommand(context))
            .addSubcommand(new ModelFinetuneCommand(context))
            .addSubcommand(new ModelImportCommand(context))
            .addSubcommand(new ModelAssetsCommand(context))
            .addSubcommand(new ModelInfoCommand(context)));
    root.addSubcommand(
        new CommandLine(new SubscribeCommand())
            .addSubcommand(new SubscribeAddCommand(context))
            .addSubcommand(new SubscribeListCommand(context))
            .addSubcommand(new SubscribeRemoveCommand(context))
            .addSubcommand(new SubscribeWatchCommand(context)));
    ErrorLines errors = new ErrorLines(context);
    root.setExecutionExceptionHandler(errors);
    root.setParameterExceptionHandler(errors);
    root.setOut(context.terminal().out());
    root.setErr(
        new java.io.PrintWriter(
            context.terminal().err(), true, java.nio.charset.StandardCharsets.UTF_8));
    root.setColorScheme(
        context.terminal().colours()
            ? CommandLine.Help.defaultColorScheme(Ansi.ON)
            : new ColorScheme.Builder(Ansi.OFF).build());
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setUsageHelpWidth(100);
    root.getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit status:%n")
        .exitCodeList(
            Arrays.stream(ExitCode.values())
                .collect(
                    java.util.LinkedHashMap::new,
                    (map, code) -> map.put(Integer.toString(code.status()), code.meaning()),
                    java.util.Map::putAll));
    return root;
  }

  private List<Object> commands() {
    return List.of(
        new DemoCommand(context),
        new RunCommand(context),
        new WatchCommand(context),
        new AskCommand(context),
        new IngestCommand(context),
        new JobCommand(context),
        new ServeCommand(context),
        new TopicsCommand(context),
        new EraseCommand(context),
        new ProbeCommand(context),
        new UserCommand(context),
        new TokenCommand(context),
        new DoctorCommand(context),
        new BenchCommand(context),
        new ConfigCommand(context));
  }

  private static String version() {
    String version = VigilCli.class.getPackage().getImplementationVersion();
    return "vigil " + (version == null ? "(not packaged)" : version);
  }
}
