package io.vigil.launcher.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.launcher.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvTableTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void cellsAreNamedByTheFirstRow() throws IOException {
    assertThat(read("\ufefffile,label\r\na.jpg,\"dog, \"\"big\"\"\"\r\n\r\nb.jpg, cat \nc.jpg\n"))
        .containsExactly(
            Map.of("file", "a.jpg", "label", "dog, \"big\""),
            Map.of("file", "b.jpg", "label", "cat"),
            Map.of("file", "c.jpg", "label", ""));
  }

  @Test
  void aQuotedCellMayGoOverLines() throws IOException {
    assertThat(read("file,label\na,\"one\ntwo\"\n"))
        .containsExactly(Map.of("file", "a", "label", "one\ntwo"));
  }

  @Test
  void aMissingColumnIsNamed() {
    assertThatThrownBy(() -> read("name,label\na,b\n"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("has no column file");
  }

  private List<Map<String, String>> read(String text) throws IOException {
    return CsvTable.read(Files.writeString(folder.resolve("t.csv"), text), "file");
  }
}
