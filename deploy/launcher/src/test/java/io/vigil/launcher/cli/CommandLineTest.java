package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class CommandLineTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void everyCommandHasHelpWithExamplesAndASentence() {
    CommandLine root = new VigilCli(new Cli().context()).commandLine();
    for (CommandLine command : leaves(root)) {
      String help = command.getUsageMessage();
      assertThat(help).as(command.getCommandName()).contains("Examples:", "--help");
      assertThat(String.join(" ", command.getCommandSpec().usageMessage().description()))
          .as(command.getCommandName())
          .isNotBlank();
      assertThat(help.lines()).as(command.getCommandName()).allMatch(l -> l.length() <= 120);
    }
  }

  @Test
  void everyExampleOfTheHelpIsACommandLineThatIsUnderstood() {
    CommandLine root = new VigilCli(new Cli().context()).commandLine();
    for (CommandLine command : leaves(root)) {
      for (String line : command.getCommandSpec().usageMessage().footer()) {
        if (line.startsWith("  vigil ")) {
          String example = line.strip().replaceAll("\\s{2,}.*", "").replaceAll("\\s+[>|].*", "");
          String[] words = Cli.words(example.substring("vigil ".length()));
          assertThat(new VigilCli(new Cli().context()).commandLine().parseArgs(words).errors())
              .as(example)
              .isEmpty();
        }
      }
    }
  }

  @Test
  void theHelpNamesEveryCommandAndEveryExitStatus() {
    Cli cli = new Cli();
    assertThat(cli.run("--help")).isZero();
    assertThat(cli.out())
        .contains("demo", "run", "ingest", "job", "watch", "topics", "doctor", "probe", "model")
        .contains("bench", "config", "130   stopped by Ctrl-C");
    assertThat(cli.err()).isEmpty();
  }

  @Test
  void withoutACommandTheHelpIsShown() {
    Cli cli = new Cli();
    assertThat(cli.run()).isZero();
    assertThat(cli.out()).startsWith("Usage: vigil");
  }

  @Test
  void aMistypedCommandIsRefusedWithTheNearestOne() {
    Cli cli = new Cli();
    assertThat(cli.run("wach")).isEqualTo(2);
    assertThat(cli.err()).contains("wach").contains("vigil watch");
  }

  @Test
  void anUnknownOptionIsRefused() {
    Cli cli = new Cli();
    assertThat(cli.run("doctor", "--jsn")).isEqualTo(2);
    assertThat(cli.err()).startsWith("vigil: ").contains("--jsn").contains("--json");
  }

  @Test
  void aProcessOfItsOwnNeverFallsBackToADefaultKafka() {
    for (String command : List.of("watch", "topics", "ingest", "job")) {
      Cli cli = new Cli();
      assertThat(cli.run(command)).as(command).isEqualTo(4);
      assertThat(cli.err().lines()).as(command).singleElement().asString().contains("--bootstrap");
    }
  }

  @Test
  void kafkaAwayAtTheStartIsOneLineThatNamesTheAddress() {
    Cli cli = new Cli();
    assertThat(cli.run("topics", "--bootstrap", "127.0.0.1:1", "--timeout", "1s")).isEqualTo(4);
    assertThat(cli.err().lines())
        .containsExactly(
            "vigil: Kafka at 127.0.0.1:1 does not answer; start it, or correct kafka.bootstrap");
  }

  @Test
  void anUnknownConfigurationKeyIsOneLineWithTheNearestRightOne() throws Exception {
    Path file = Files.writeString(folder.resolve("vigil.yaml"), "ingest: {frame_rate: 2}");
    Cli cli = new Cli();
    assertThat(cli.run("config", "--config", file.toString())).isEqualTo(6);
    assertThat(cli.err().lines())
        .containsExactly(
            "vigil: " + file + ": ingest.frame_rate: no such key; did you mean ingest.frame-rate?");
  }

  @Test
  void aTimeThatIsNoneIsRefusedWithWhatIsAllowed() {
    Cli cli = new Cli();
    assertThat(cli.run("watch", "events", "--from", "yesterday", "-b", "127.0.0.1:1")).isEqualTo(2);
    assertThat(cli.err()).contains("'yesterday' is not earliest, latest, a time such as");
  }

  private static List<CommandLine> leaves(CommandLine root) {
    List<CommandLine> leaves = new ArrayList<>();
    for (CommandLine command : root.getSubcommands().values()) {
      if (command.getSubcommands().isEmpty()) {
        leaves.add(command);
      } else {
        leaves.addAll(leaves(command));
      }
    }
    return leaves;
  }
}
