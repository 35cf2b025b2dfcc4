package io.vigil.server.access;

import static io.vigil.server.access.TestServer.cookie;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.server.http.Role;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With all logs of Vigil and Javalin wide open, passwords, tokens and cookies are nowhere. */
final class SecretCanaryTest {
  private static final String RIGHT = "canary-right-word";
  private static final String WRONG = "canary-wrong-word";
  private static final String IN_PLACE_OF_NAME = "canary-as-name";

  @TempDir private Path folder = Path.of("");

  @Test
  void noSecretReachesALogTheAuditOrAnError() throws Exception {
    StringWriter log = new StringWriter();
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    WriterAppender appender =
        WriterAppender.newBuilder()
            .setName("canary")
            .setTarget(log)
            .setLayout(PatternLayout.newBuilder().setPattern("%c %m%n%ex").build())
            .build();
    appender.start();
    context.getConfiguration().getRootLogger().addAppender(appender, Level.ALL, null);
    Configurator.setLevel("io.vigil", Level.ALL);
    Configurator.setLevel("io.javalin", Level.ALL);

    Path file = folder.resolve("users.json");
    UserAdmin admin = new UserAdmin(new UserFile(file), Clock.systemUTC());
    admin.add("ada", Role.ADMIN, RIGHT);
    String token = admin.createToken("wall", Scope.READ, Duration.ofDays(1));
    AccessConfig config = AccessConfig.open(folder.resolve("audit")).withUsers(file);
    StringBuilder answers = new StringBuilder();
    String session;
    try (TestServer server = new TestServer(VigilAccess.of(config, Clock.systemUTC()), null)) {
      HttpResponse<String> login = server.login("ada", RIGHT);
      session = cookie(login).replaceAll(".*=", "");
      for (HttpResponse<String> answer :
          List.of(
              server.login("ada", WRONG),
              server.login(IN_PLACE_OF_NAME, WRONG),
              server.post("/api/v1/session", "{\"user\":\"ada\",\"password\":\"" + WRONG),
              server.post("/api/v1/session", "{\"user\":\"ada\",\"" + WRONG + "\":\"x\"}"),
              server.get(TestServer.LOOK + "?access_token=" + token),
              server.get(TestServer.LOOK, "Authorization", "Bearer " + token),
              server.get(TestServer.LOOK, "Authorization", "Bearer " + token + "x"),
              server.get(TestServer.RULE, "Authorization", "Bearer " + token),
              server.get("/api/v1/audit", "Cookie", cookie(login)))) {
        answers.append(answer.statusCode()).append(' ').append(answer.body()).append('\n');
      }
    } finally {
      context.getConfiguration().getRootLogger().removeAppender("canary");
      Configurator.setLevel("io.vigil", Level.WARN);
      Configurator.setLevel("io.javalin", Level.WARN);
    }
    StringBuilder audit = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve("audit"))) {
      for (Path each : files.toList()) {
        audit.append(Files.readString(each));
      }
    }
    assertThat(log.toString()).contains("io.javalin");
    assertThat(answers.toString()).contains("401", "400", "403", "200 a picture");
    assertThat(audit.toString()).contains("wrong-login", "token-refused", "token:wall");
    String secret = token.substring(token.lastIndexOf('_') + 1);
    for (String text : List.of(log.toString(), answers.toString(), audit.toString())) {
      assertThat(text)
          .doesNotContain(RIGHT)
          .doesNotContain(WRONG)
          .doesNotContain(IN_PLACE_OF_NAME)
          .doesNotContain(session)
          .doesNotContain(secret)
          .doesNotContain(Secrets.hash(secret))
          .doesNotContain("$argon2");
    }
  }
}
