package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.launcher.failure.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UserCommandTest {
  @TempDir private Path folder = Path.of("");
  private final Cli cli = new Cli();

  private int run(String input, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return cli.run(arguments);
    } finally {
      System.setIn(before);
    }
  }

  private String file() {
    return folder.resolve("users.json").toString();
  }

  @Test
  void usersAreAddedListedChangedAndRemoved() throws Exception {
    String word = "correct horse\n";
    assertThat(run(word, "user", "add", "ada", "--role", "admin", "--users", file())).isZero();
    assertThat(run(word, "user", "add", "otto", "--role", "operator", "--users", file())).isZero();
    assertThat(run("another horse\n", "user", "passwd", "otto", "--users", file())).isZero();
    assertThat(run("", "user", "remove", "ada", "--users", file())).isZero();
    assertThat(run("", "user", "list", "--users", file())).isZero();
    assertThat(cli.out()).contains("otto", "operator").doesNotContain("ada");
    assertThat(cli.out() + cli.err() + Files.readString(Path.of(file()))).doesNotContain("horse");
  }

  @Test
  void aTokenIsShownOnceAndListedWithoutItsSecret() throws Exception {
    String[] create = {
      "token", "create", "wall", "--scope", "read", "--expires", "1d", "--users", file()
    };
    assertThat(cli.run(create)).isZero();
    String token = cli.out().strip();
    assertThat(token).matches("vigil_[0-9a-f]{12}_[A-Za-z0-9_-]{43}");
    assertThat(cli.run("token", "list", "--json", "--users", file())).isZero();
    assertThat(cli.out()).contains("\"scope\":\"read\"", "\"state\":\"taken\"");
    assertThat(Files.readString(Path.of(file()))).doesNotContain(token.substring(20));
    assertThat(cli.run("token", "revoke", "wall", "--users", file())).isZero();
    assertThat(cli.run("token", "revoke", "wall", "--users", file()))
        .isEqualTo(ExitCode.CONFIG.status());
    assertThat(cli.err()).contains("there is no token 'wall'; vigil token list shows them");
  }

  @Test
  void whatIsMissingOrWeakIsOneLineWithItsMend() {
    assertThat(run("", "user", "list")).isEqualTo(ExitCode.USAGE.status());
    assertThat(cli.err()).contains("no file of users is named; give --users FILE");
    assertThat(run("", "user", "add", "ada", "--users", file())).isEqualTo(2);
    assertThat(cli.err()).contains("Missing --role");
    assertThat(run("", "user", "add", "ada", "--role", "admin", "--users", file())).isEqualTo(2);
    assertThat(cli.err()).contains("no password was given; type it at the terminal");
    assertThat(run("short\n", "user", "add", "ada", "--role", "admin", "--users", file()))
        .isEqualTo(ExitCode.CONFIG.status());
    assertThat(cli.err()).contains("a password of 5 characters is not taken; choose 10 to 1024");
    assertThat(folder.resolve("users.json")).doesNotExist();
  }
}
