package io.vigil.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.server.ServerConfig;
import io.vigil.server.VigilServer;
import io.vigil.server.http.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything listens, and what an open server on the loopback refuses. */
final class StartRefusalTest {
  private static final ServerConfig EVERYWHERE = ServerConfig.loopback(0).withAddress("0.0.0.0", 0);

  @TempDir private Path folder = Path.of("");

  private AccessConfig open() {
    return AccessConfig.open(folder.resolve("audit"));
  }

  private Path users() {
    Path file = folder.resolve("users.json");
    new UserAdmin(new UserFile(file), Clock.systemUTC()).add("ada", Role.ADMIN, "long-enough-7");
    return file;
  }

  @Test
  void beyondTheLoopbackItStartsWithUsersAndTlsAlone() throws Exception {
    AccessConfig withUsers = open().withUsers(users());
    TestCertificate certificate = TestCertificate.make(folder);
    for (AccessConfig lacking :
        List.of(open(), withUsers, open().withCertificate(certificate.asKeystore()))) {
      VigilAccess access = VigilAccess.of(lacking, Clock.systemUTC());
      assertThatThrownBy(() -> VigilServer.start(EVERYWHERE, List.of(), access))
          .hasMessageContaining("server.host 0.0.0.0")
          .hasMessageContaining("TLS")
          .hasMessageNotContaining("\n");
    }
    VigilAccess both =
        VigilAccess.of(withUsers.withCertificate(certificate.asPem(folder)), Clock.systemUTC());
    try (VigilServer server = VigilServer.start(EVERYWHERE, List.of(), both)) {
      assertThat(server.address().getScheme()).isEqualTo("https");
    }
  }

  @Test
  void whatIsWrongWithUsersOrCertificateIsNamedWithItsMend() throws Exception {
    Path empty = folder.resolve("nobody.json");
    assertFault(open().withUsers(empty), "no user is in " + empty, "vigil user add");
    Path users = users();
    Files.setPosixFilePermissions(users, PosixFilePermissions.fromString("rw-r--r--"));
    assertFault(open().withUsers(users), "others than its owner", "chmod 600");
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\"users\": [{\"na");
    Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rw-------"));
    assertFault(open().withUsers(broken), "is broken at line 1", "restore it");

    TestCertificate certificate = TestCertificate.make(folder);
    Path store = certificate.keystore();
    assertFault(
        open().withCertificate(new Certificate.Keystore(store, "wrong")),
        "does not open",
        "access.tls-password");
    assertFault(
        open().withCertificate(new Certificate.Keystore(folder.resolve("none.p12"), "x")),
        "cannot be read",
        "name a file");
    Path chain = certificate.asPem(folder).chain();
    assertFault(
        open().withCertificate(new Certificate.Pem(chain, chain)),
        "is not PEM of the kind",
        "BEGIN PRIVATE KEY");
  }

  private static void assertFault(AccessConfig config, String fault, String mend) {
    assertThatThrownBy(() -> VigilAccess.of(config, Clock.systemUTC()))
        .isInstanceOfSatisfying(
            AccessException.class,
            e -> {
              assertThat(e).hasMessageContaining(fault);
              assertThat(e.mend()).contains(mend);
              assertThat(e.getMessage() + e.mend()).doesNotContain("\n");
            });
  }

  @Test
  void anOpenServerAnswersThisMachinesNamesAndNoPageOfAnotherSite() throws Exception {
    try (TestServer server = new TestServer(VigilAccess.of(open(), Clock.systemUTC()), null)) {
      assertThat(server.get(TestServer.RULE).statusCode()).isEqualTo(200);
      assertThat(server.get("/api/v1/session").body()).contains("local", "ADMIN");
      assertThat(status(server, "localhost:1")).isEqualTo(200);
      assertThat(status(server, "[::1]")).isEqualTo(200);
      // A name of another site's that points to 127.0.0.1.
      assertThat(status(server, "elsewhere.example")).isEqualTo(403);
      assertThat(status(server, "localhost.elsewhere.example:8080")).isEqualTo(403);
      assertThat(
              server.post(TestServer.WRITE, "", "Origin", "http://elsewhere.example").statusCode())
          .isEqualTo(403);
      assertThat(server.get(TestServer.LOOK, "Sec-Fetch-Site", "cross-site").statusCode())
          .isEqualTo(403);
      assertThat(server.login("ada", "any").statusCode()).isEqualTo(409);
    }
  }

  /** The JDK's client does not let a caller choose this header. */
  private static int status(TestServer server, String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
              .formatted(TestServer.LOOK, host);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return Integer.parseInt(answer.substring(9, 12));
    }
  }
}
