package io.vigil.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

  @TempDir Path directory;

  @Test
  void readsWhatWasWritten() throws IOException {
    Path file = directory.resolve("c");
    new Checkpoint(7, 99, Map.of("a", new float[] {1, -2.5f}, "b", new float[0])).write(file);

    Checkpoint read = Checkpoint.read(file);

    assertThat(read.step()).isEqualTo(7);
    assertThat(read.position()).isEqualTo(99);
    assertThat(read.values().get("a")).containsExactly(1, -2.5f);
    assertThat(read.values().get("b")).isEmpty();
  }

  @Test
  void leavesNoHalfWrittenFileBehind() throws IOException {
    Path file = directory.resolve("c");
    new Checkpoint(1, 1, Map.of()).write(file);
    new Checkpoint(2, 2, Map.of()).write(file);

    assertThat(Checkpoint.read(file).step()).isEqualTo(2);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void refusesAnotherFile() throws IOException {
    Path file = Files.write(directory.resolve("c"), new byte[100]);

    assertThatThrownBy(() -> Checkpoint.read(file)).hasMessageContaining("no checkpoint");
  }
}
