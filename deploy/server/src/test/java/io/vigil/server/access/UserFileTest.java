package io.vigil.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.server.http.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UserFileTest {
  @TempDir private Path folder = Path.of("");

  private UserAdmin admin() {
    return new UserAdmin(new UserFile(folder.resolve("in/users.json")), Clock.systemUTC());
  }

  @Test
  void secretsAreHashedAndTheFileIsItsOwnersAlone() throws Exception {
    admin().add("vera", Role.VIEWER, "correct horse");
    String token = admin().createToken("wall", Scope.READ, Duration.ofDays(1));
    Path file = folder.resolve("in/users.json");
    String text = Files.readString(file);
    assertThat(text).contains("$argon2id$", "vera", "wall").doesNotContain("correct horse");
    assertThat(text).doesNotContain(token.substring(token.lastIndexOf('_') + 1));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> left = Files.list(folder.resolve("in"))) {
      assertThat(left.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("users.json", "users.json.lock");
    }
  }

  @Test
  void aPasswordIsRightForItsUserAndNoOther() {
    String hash = Passwords.hash("correct horse");
    assertThat(Passwords.hash("correct horse")).isNotEqualTo(hash);
    assertThat(Passwords.matches("correct horse", hash)).isTrue();
    assertThat(Passwords.matches("correct horsf", hash)).isFalse();
    assertThat(Passwords.matches("", hash)).isFalse();
    // Nothing is cut off: two that differ in the 73rd byte are two.
    String longHash = Passwords.hash("x".repeat(72) + "y");
    assertThat(Passwords.matches("x".repeat(72) + "z", longHash)).isFalse();
  }

  @Test
  void whatMakesNoSenseIsRefusedWithItsMend() {
    UserAdmin admin = admin();
    admin.add("vera", Role.VIEWER, "correct horse");
    assertThatThrownBy(() -> admin.add("vera", Role.ADMIN, "correct horse"))
        .hasMessageContaining("already");
    assertThatThrownBy(() -> admin.add("a b", Role.ADMIN, "correct horse"))
        .isInstanceOf(AccessException.class);
    assertThatThrownBy(() -> admin.add("otto", Role.ADMIN, "short"))
        .hasMessageContaining("5 characters");
    assertThatThrownBy(() -> admin.add("ottoottootto", Role.ADMIN, "ottoottootto"))
        .hasMessageContaining("guess");
    assertThatThrownBy(() -> admin.remove("nobody")).hasMessageContaining("no user 'nobody'");
    assertThatThrownBy(() -> admin.revokeToken("none")).hasMessageContaining("no token");
    assertThatThrownBy(() -> admin.createToken("t", Scope.READ, Duration.ZERO))
        .hasMessageContaining("cannot live");
    assertThat(admin.users()).extracting(User::name).containsExactly("vera");
  }

  @Test
  void changesAtOnceLoseNothing() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<String>> made =
          IntStream.range(0, 20)
              .mapToObj(
                  i ->
                      pool.submit(
                          () -> admin().createToken("t" + i, Scope.READ, Duration.ofDays(1))))
              .toList();
      for (Future<String> token : made) {
        assertThat(token.get()).startsWith("vigil_");
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(admin().tokens()).hasSize(20);
  }
}
