package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.launcher.config.ConfigCatalog;
import io.vigil.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the pages for users name is there: commands, options, keys, topics, files. */
final class DocumentationTest {
  private static final Path HOME = Path.of("../..");
  private static final Pattern BASH = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND = Pattern.compile("\\./vigil +([^`\\n]*)");
  private static final Pattern KEY =
      Pattern.compile(
          "\\b(?:kafka|ingest|job|model|access|retention|embedded)\\.[a-z]+(?:-[a-z]+)*\\b");
  private static final Pattern TOPIC = Pattern.compile("`(vigil\\.[a-z.-]+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^):#]+)(?:#[^)]*)?\\)");
  private static final Pattern FILE = Pattern.compile("`([a-z]+/[a-zA-Z0-9/_.-]*)`");
  private static final Pattern ADVICE =
      Pattern.compile("(?:set|raise|lower|correct|check) ([a-z]+\\.[a-z]+(?:-[a-z]+)*)\\b");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/consume.md",
        "docs/architecture.md",
        "docs/evaluation.md",
        "docs/subscriptions.md",
        "docs/benchmarks.md",
        "docs/security.md",
        "docs/questions.md",
        "docs/proof.md",
        "docs/training.md",
        "docs/import.md"
      })
  void everyCommandLineIsUnderstood(String page) throws IOException {
    List<String> lines = commandLines(Files.readString(HOME.resolve(page)));
    for (String line : lines) {
      CommandLine root = new VigilCli(new Cli().context()).commandLine();
      assertThat(root.parseArgs(Cli.words(line)).errors()).as(line).isEmpty();
    }
    if (page.equals("README.md")) {
      assertThat(lines).hasSizeGreaterThan(12);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/consume.md",
        "docs/architecture.md",
        "docs/configuration.md",
        "model/src/main/bundles/default/model-card.md",
        "docs/evaluation.md",
        "docs/subscriptions.md",
        "docs/benchmarks.md",
        "docs/security.md",
        "docs/questions.md",
        "docs/proof.md",
        "CONTRIBUTING.md"
      })
  void everyKeyTopicAndFileExists(String page) throws IOException {
    Path path = HOME.resolve(page);
    String text = Files.readString(path);
    assertThat(keys()).as("keys").containsAll(keysOf(text));
    assertThat(Topics.all()).extracting(t -> t.name()).containsAll(found(TOPIC, text));
    for (String link : found(LINK, text)) {
      assertThat(path.resolveSibling(link)).as(page + " links to " + link).exists();
    }
    for (String file : found(FILE, text)) {
      assertThat(HOME.resolve(file)).as(page + " names " + file).exists();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"schemas", "ingest", "deploy/launcher"})
  void everyKeyThatAFaultAdvisesToChangeExists(String module) throws IOException {
    Set<String> advised = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(HOME.resolve(module + "/src/main/java"))) {
      for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
        advised.addAll(found(ADVICE, Files.readString(source)));
      }
    }
    assertThat(advised).isNotEmpty();
    assertThat(keys()).containsAll(advised);
  }

  private static Set<String> keys() {
    return ConfigCatalog.entries().stream()
        .map(ConfigCatalog.Entry::path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> commandLines(String page) {
    List<String> lines = new ArrayList<>();
    for (String block : found(BASH, page)) {
      for (String line : block.split("\\R", -1)) {
        if (line.startsWith("./vigil ")) {
          lines.add(line);
        }
      }
    }
    String prose = BASH.matcher(page).replaceAll("");
    COMMAND
        .matcher(prose)
        .results()
        .filter(m -> page.contains("`" + m.group()))
        .forEach(m -> lines.add(m.group()));
    return lines.stream()
        .map(line -> line.substring("./vigil ".length()).replaceFirst("\\s+#.*", "").strip())
        .toList();
  }

  /** Keys as they stand in prose; what a YAML block says is read as such by another test. */
  private static List<String> keysOf(String page) {
    List<String> quoted = new ArrayList<>();
    for (String code : found(Pattern.compile("`([^`\\n]+)`"), page)) {
      if (KEY.matcher(code).matches()) {
        quoted.add(code);
      }
    }
    return quoted;
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult m) -> m.group(1)).toList();
  }
}
