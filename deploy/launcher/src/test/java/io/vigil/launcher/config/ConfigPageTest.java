package io.vigil.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigPageTest {
  private static final Path PAGE = Path.of("../../docs/configuration.md");

  @TempDir private Path folder = Path.of("");

  @Test
  void thePageHoldsEveryKeyWithItsDefaultUnitAndRangeAndNoOther() throws IOException {
    String page = Files.readString(PAGE);
    String tables =
        page.substring(
            page.indexOf(ConfigPage.BEGIN) + ConfigPage.BEGIN.length(),
            page.indexOf(ConfigPage.END));
    assertThat(tables.strip())
        .as(
            "between its two marks, docs/configuration.md holds what `./vigil config --page` prints")
        .isEqualTo(ConfigPage.tables().strip());
  }

  @Test
  void everyKeyIsDocumented() {
    assertThat(ConfigCatalog.entries())
        .allSatisfy(
            entry -> {
              assertThat(entry.key().doc()).as(entry.path()).isNotBlank().doesNotEndWith(".");
              assertThat(entry.path()).matches("[a-z-]+(\\[])?\\.[a-z-]+");
            });
  }

  @Test
  void everyExampleOfThePageIsReadAsItStands() throws IOException {
    List<String> examples =
        Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE))
            .results()
            .map((MatchResult m) -> m.group(1))
            .toList();
    assertThat(examples).isNotEmpty();
    for (String example : examples) {
      Path file = Files.writeString(folder.resolve("example.yaml"), example);
      Map<String, String> environment =
          Map.of("KAFKA_PASSWORD", "secret", "DOOR_PASSWORD", "secret");
      assertThat(new ConfigLoader(environment).load(Optional.of(file), List.of())).isNotNull();
    }
  }
}
