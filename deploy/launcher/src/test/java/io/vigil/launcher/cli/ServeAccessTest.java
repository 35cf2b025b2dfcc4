package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.launcher.embedded.BrokerSettings;
import io.vigil.launcher.embedded.EmbeddedBroker;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.topics.TopicAdmin;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.server.access.UserAdmin;
import io.vigil.server.access.UserFile;
import io.vigil.server.http.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code vigil serve} asks who calls where users are set, and does not start without them abroad.
 */
final class ServeAccessTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String LOOK = "api/v1/captions";
  private static final Pattern ADDRESS = Pattern.compile("Dashboard: (http\\S+)");

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // started before all tests
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(new BrokerSettings(folder.resolve("kafka"), 0, 1, PATIENCE));
    try (TopicAdmin admin = new TopicAdmin(KafkaConnection.of(broker.bootstrap()), PATIENCE)) {
      assertThat(admin.create(Optional.empty(), OptionalLong.empty())).isNotEmpty();
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static String[] serve(String key) {
    return new String[] {
      "serve",
      "-b",
      broker.bootstrap(),
      "--http-port",
      "0",
      "--set",
      "embedded.data-dir=" + folder,
      "--set",
      key
    };
  }

  @Test
  void withUsersACallerHasToSayWhoTheyAre() throws Exception {
    Path users = folder.resolve("users.json");
    new UserAdmin(new UserFile(users), Clock.systemUTC()).add("vera", Role.VIEWER, "long-enough-7");
    Cli cli = new Cli();
    CompletableFuture<Integer> status =
        CompletableFuture.supplyAsync(() -> cli.run(serve("access.users=" + users)));
    try {
      Await.until("the server", () -> ADDRESS.matcher(cli.err()).find(), cli::err);
      Matcher found = ADDRESS.matcher(cli.err());
      assertThat(found.find()).isTrue();
      URI address = URI.create(found.group(1));
      HttpClient client = HttpClient.newHttpClient();
      HttpRequest.Builder look = HttpRequest.newBuilder(address.resolve(LOOK));
      assertThat(client.send(look.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(401);
      HttpResponse<String> login =
          client.send(
              HttpRequest.newBuilder(address.resolve("api/v1/session"))
                  .POST(
                      BodyPublishers.ofString("{\"user\":\"vera\",\"password\":\"long-enough-7\"}"))
                  .build(),
              BodyHandlers.ofString());
      String cookie = login.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
      look.header("Cookie", cookie);
      assertThat(client.send(look.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      assertThat(folder.resolve("audit/looks.jsonl")).content().contains("\"who\":\"vera\"");
    } finally {
      cli.interrupt();
    }
    assertThat(status.get()).isZero();
  }

  @Test
  void withoutThemItDoesNotListenToTheNetwork() {
    Cli cli = new Cli();
    assertThat(cli.run(serve("server.host=0.0.0.0"))).isEqualTo(ExitCode.FAILURE.status());
    assertThat(cli.err())
        .contains("server.host 0.0.0.0 can be reached from other machines")
        .contains("users and TLS");
    Path nobody = folder.resolve("nobody.json");
    assertThat(cli.run(serve("access.users=" + nobody))).isEqualTo(ExitCode.CONFIG.status());
    assertThat(cli.err()).contains("no user is in " + nobody + "; add the first: vigil user add");
  }
}
