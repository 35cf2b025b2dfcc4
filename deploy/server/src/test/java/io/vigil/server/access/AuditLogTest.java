package io.vigil.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditLogTest {
  @TempDir private Path folder = Path.of("");

  private List<String> targets(AuditLog log, int most) throws Exception {
    return log.read(entry -> true, most).stream().map(AuditEntry::target).toList();
  }

  @Test
  void itRollsKeepsTheNewestAndAFloodOfRefusalsPushesOutNoLook() throws Exception {
    AuditLog log = new AuditLog(folder, new TestClock(), 2000, 3);
    log.add("vera", "10.0.0.1", "clip", "first", Set.of("door"), 200, null);
    for (int i = 0; i < 200; i++) {
      log.add("-", "10.0.0.9", "login", "flood " + i, Set.of(), 401, "wrong-login");
    }
    assertThat(targets(log, 500)).contains("first", "flood 199").doesNotContain("flood 0");
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(4);
      for (Path file : all) {
        assertThat(Files.size(file)).isLessThan(2300);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
    assertThat(targets(log, 3)).containsExactly("flood 199", "flood 198", "flood 197");
  }

  @Test
  void aLineThatWasCutOffSpoilsNoOther() throws Exception {
    AuditLog log = new AuditLog(folder, new TestClock());
    log.add("vera", "10.0.0.1", "clip", "one", Set.of("door"), 200, null);
    Files.writeString(folder.resolve("looks.jsonl"), "{\"time\":\"20\n", StandardOpenOption.APPEND);
    log.add("vera", "10.0.0.1", "clip", "two", Set.of("door"), 200, null);
    assertThat(targets(log, 10)).containsExactly("two", "one");
  }
}
