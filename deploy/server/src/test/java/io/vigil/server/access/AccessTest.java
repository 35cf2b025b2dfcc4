package io.vigil.server.access;

import static io.vigil.server.access.TestServer.cookie;
import static io.vigil.server.access.TestServer.member;
import static io.vigil.server.access.TestServer.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.server.http.Json;
import io.vigil.server.http.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with real TLS, asked by a real client. */
final class AccessTest {
  private static final String WORD = "long-enough-7";
  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(12);

  @TempDir private Path folder = Path.of("");
  private final TestClock clock = new TestClock();

  @SuppressWarnings("NullAway.Init") // made before each test
  private UserAdmin admin;

  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    Path file = folder.resolve("users.json");
    admin = new UserAdmin(new UserFile(file), clock);
    admin.add("vera", Role.VIEWER, WORD);
    admin.add("otto", Role.OPERATOR, WORD);
    admin.add("ada", Role.ADMIN, WORD);
    TestCertificate certificate = TestCertificate.make(folder);
    AccessConfig config =
        new AccessConfig(
            Optional.of(file),
            Optional.of(certificate.asKeystore()),
            true,
            List.of(),
            IDLE,
            LONGEST,
            folder.resolve("audit"));
    server = new TestServer(VigilAccess.of(config, clock), certificate.trusting());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whoDoesNotLogInIsRefusedEverythingButTheLogin() throws Exception {
    assertThat(server.address().getScheme()).isEqualTo("https");
    for (String path :
        List.of(
            TestServer.LOOK,
            TestServer.RULE,
            TestServer.FORGOTTEN,
            "/api/v1/session",
            "/api/v1/audit")) {
      HttpResponse<String> answer = server.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(problem(answer)).isEqualTo("login-required");
      assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }
    assertThat(server.post(TestServer.WRITE, "").statusCode()).isEqualTo(401);
    assertThat(server.get(TestServer.LOOK, "Cookie", "__Host-vigil-session=made-up").statusCode())
        .isEqualTo(401);
    assertThat(server.login("vera", WORD).statusCode()).isEqualTo(200);
  }

  @Test
  void eachRoleMayDoWhatTheRouteAsksForAndNoMore() throws Exception {
    assertThat(allowed("vera")).isEqualTo("200 403 403 403");
    assertThat(allowed("otto")).isEqualTo("200 200 403 403");
    // A route that names no role is the administrator's alone.
    assertThat(allowed("ada")).isEqualTo("200 200 200 200");
  }

  private String allowed(String user) throws Exception {
    HttpResponse<String> login = server.login(user, WORD);
    String[] headers = {"Cookie", cookie(login), "X-CSRF-Token", member(login, "csrf")};
    return "%d %d %d %d"
        .formatted(
            server.get(TestServer.LOOK, headers).statusCode(),
            server.post(TestServer.WRITE, "", headers).statusCode(),
            server.get(TestServer.RULE, headers).statusCode(),
            server.get(TestServer.FORGOTTEN, headers).statusCode());
  }

  @Test
  void aWriteByCookieNeedsItsTokenAndItsOwnOrigin() throws Exception {
    HttpResponse<String> login = server.login("otto", WORD);
    String cookie = cookie(login);
    String csrf = member(login, "csrf");
    HttpResponse<String> without = server.post(TestServer.WRITE, "", "Cookie", cookie);
    assertThat(without.statusCode()).isEqualTo(403);
    assertThat(problem(without)).isEqualTo("csrf-token");
    String other = member(server.login("ada", WORD), "csrf");
    assertThat(problem(write(cookie, other, "Accept", "*/*"))).isEqualTo("csrf-token");
    assertThat(write(cookie, csrf, "Accept", "*/*").statusCode()).isEqualTo(200);
    assertThat(problem(write(cookie, csrf, "Origin", "https://elsewhere.example")))
        .isEqualTo("foreign-origin");
    assertThat(problem(write(cookie, csrf, "Origin", "null"))).isEqualTo("foreign-origin");
    assertThat(problem(write(cookie, csrf, "Sec-Fetch-Site", "cross-site")))
        .isEqualTo("foreign-origin");
    String own = server.address().toString().replaceAll("/$", "");
    assertThat(write(cookie, csrf, "Origin", own).statusCode()).isEqualTo(200);
    assertThat(server.delete("/api/v1/session", "Cookie", cookie).statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> write(String cookie, String csrf, String name, String value)
      throws Exception {
    return server.post(TestServer.WRITE, "", "Cookie", cookie, "X-CSRF-Token", csrf, name, value);
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndOtherSitesAndNewAtEachLogin() throws Exception {
    HttpResponse<String> login = server.login("vera", WORD);
    String header = login.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(header)
        .startsWith("__Host-vigil-session=")
        .contains("Path=/", "HttpOnly", "Secure", "SameSite=Strict")
        .doesNotContainIgnoringCase("Domain")
        .doesNotContainIgnoringCase("Expires");
    // 256 bits in base64.
    assertThat(cookie(login)).hasSize("__Host-vigil-session=".length() + 43);
    HttpResponse<String> again =
        server.post(
            "/api/v1/session",
            "{\"user\":\"vera\",\"password\":\"" + WORD + "\"}",
            "Cookie",
            cookie(login));
    assertThat(cookie(again)).isNotEqualTo(cookie(login));
    assertThat(server.get(TestServer.LOOK, "Cookie", cookie(login)).statusCode()).isEqualTo(401);
    assertThat(server.get(TestServer.LOOK, "Cookie", cookie(again)).statusCode()).isEqualTo(200);
    HttpResponse<String> who = server.get("/api/v1/session", "Cookie", cookie(again));
    assertThat(member(who, "user")).isEqualTo("vera");
    assertThat(member(who, "role")).isEqualTo("VIEWER");
    assertThat(member(who, "csrf")).isEqualTo(member(again, "csrf"));
  }

  @Test
  void aSessionEndsUnusedAfterALongestTimeAndAtLogout() throws Exception {
    String idle = cookie(server.login("vera", WORD));
    clock.advance(IDLE.minusSeconds(1));
    assertThat(server.get(TestServer.LOOK, "Cookie", idle).statusCode()).isEqualTo(200);
    clock.advance(IDLE);
    assertThat(server.get(TestServer.LOOK, "Cookie", idle).statusCode()).isEqualTo(401);

    String busy = cookie(server.login("vera", WORD));
    for (Duration past = Duration.ZERO; past.compareTo(LONGEST) < 0; past = past.plusMinutes(20)) {
      assertThat(server.get(TestServer.LOOK, "Cookie", busy).statusCode()).isEqualTo(200);
      clock.advance(Duration.ofMinutes(20));
    }
    assertThat(server.get(TestServer.LOOK, "Cookie", busy).statusCode()).isEqualTo(401);

    HttpResponse<String> login = server.login("vera", WORD);
    HttpResponse<String> logout =
        server.delete(
            "/api/v1/session", "Cookie", cookie(login), "X-CSRF-Token", member(login, "csrf"));
    assertThat(logout.statusCode()).isEqualTo(204);
    assertThat(logout.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    assertThat(server.get(TestServer.LOOK, "Cookie", cookie(login)).statusCode()).isEqualTo(401);
  }

  @Test
  void aSessionDoesNotOutliveTheUserTheirRoleOrTheirPassword() throws Exception {
    String removed = cookie(server.login("vera", WORD));
    String changed = cookie(server.login("ada", WORD));
    admin.remove("vera");
    clock.advance(Duration.ofSeconds(1));
    admin.change("ada", Optional.of(Role.VIEWER), "another-long-1");
    assertThat(server.get(TestServer.LOOK, "Cookie", removed).statusCode()).isEqualTo(401);
    assertThat(server.get(TestServer.LOOK, "Cookie", changed).statusCode()).isEqualTo(401);
    assertThat(server.login("ada", WORD).statusCode()).isEqualTo(401);
    String anew = cookie(server.login("ada", "another-long-1"));
    assertThat(server.get(TestServer.RULE, "Cookie", anew).statusCode()).isEqualTo(403);
  }

  @Test
  void aTokenCarriesItsScopeUntilItExpiresOrIsRevoked() throws Exception {
    String read = admin.createToken("wall", Scope.READ, Duration.ofDays(1));
    String write = admin.createToken("robot", Scope.WRITE, Duration.ofDays(2));
    assertThat(byToken(TestServer.LOOK, read).statusCode()).isEqualTo(200);
    assertThat(byToken(TestServer.RULE, write).statusCode()).isEqualTo(403);
    assertThat(server.post(TestServer.WRITE, "", "Authorization", "Bearer " + read).statusCode())
        .isEqualTo(403);
    // A program has no cookie that another site could use: it needs no token against that.
    assertThat(server.post(TestServer.WRITE, "", "Authorization", "Bearer " + write).statusCode())
        .isEqualTo(200);
    String other = read.substring(0, read.length() - 4) + "AAAA";
    assertThat(problem(byToken(TestServer.LOOK, other))).isEqualTo("token-refused");
    assertThat(server.get(TestServer.LOOK + "?access_token=" + read).statusCode()).isEqualTo(401);
    clock.advance(Duration.ofDays(1));
    assertThat(problem(byToken(TestServer.LOOK, read))).isEqualTo("token-refused");
    assertThat(byToken(TestServer.LOOK, write).statusCode()).isEqualTo(200);
    admin.revokeToken("robot");
    assertThat(byToken(TestServer.LOOK, write).statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> byToken(String path, String token) throws Exception {
    return server.get(path, "Authorization", "Bearer " + token);
  }

  @Test
  void guessingIsSlowedDownEvenForTheRightPassword() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(problem(server.login("vera", "wrong-guess-" + i))).isEqualTo("wrong-login");
    }
    HttpResponse<String> throttled = server.login("vera", WORD);
    assertThat(throttled.statusCode()).isEqualTo(429);
    assertThat(problem(throttled)).isEqualTo("throttled");
    assertThat(throttled.headers().firstValue("Retry-After")).contains("1");
    // Others are not held up by it.
    assertThat(server.login("otto", WORD).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(1));
    assertThat(server.login("vera", WORD).statusCode()).isEqualTo(200);
  }

  @Test
  void theAuditTellsWhoLookedAtWhatAndWhoWasRefused() throws Exception {
    String vera = cookie(server.login("vera", WORD));
    String csrf = member(server.get("/api/v1/session", "Cookie", vera), "csrf");
    for (int i = 0; i < 3; i++) {
      assertThat(server.get(TestServer.LOOK, "Cookie", vera).statusCode()).isEqualTo(200);
    }
    server.get(TestServer.LOOK + "?at=2026-03-01T11:00:00Z&token=abc", "Cookie", vera);
    server.post(
        TestServer.SEARCH, "{\"text\":\"a red car\"}", "Cookie", vera, "X-CSRF-Token", csrf);
    clock.advance(Duration.ofMinutes(2));
    server.get(TestServer.RULE, "Cookie", vera);
    server.login("nobody", WORD);
    String ada = cookie(server.login("ada", WORD));

    HttpResponse<String> all = server.get("/api/v1/audit", "Cookie", ada);
    assertThat(lines(all))
        .containsExactly(
            "ada login POST /api/v1/session 200 ",
            "- login POST /api/v1/session 401 wrong-login",
            "vera request GET /api/v1/test/rule 403 not-allowed",
            "vera search POST /api/v1/search text=\"a red car\" 200 ",
            "vera picture GET " + TestServer.LOOK + "?at=2026-03-01T11:00:00Z 200 ",
            "vera picture GET " + TestServer.LOOK + " 200 ",
            "vera login POST /api/v1/session 200 ");
    assertThat(lines(server.get("/api/v1/audit?who=vera&action=login", "Cookie", ada)))
        .containsExactly("vera login POST /api/v1/session 200 ");
    // A search that names no stream goes through all of them.
    assertThat(lines(server.get("/api/v1/audit?stream=door", "Cookie", ada))).hasSize(3);
    assertThat(lines(server.get("/api/v1/audit?stream=yard", "Cookie", ada)))
        .containsExactly("vera search POST /api/v1/search text=\"a red car\" 200 ");
    HttpResponse<String> part =
        server.get(
            "/api/v1/audit?from=2026-03-01T12:01:00Z&to=2026-03-01T12:03:00Z&limit=2",
            "Cookie",
            ada);
    assertThat(lines(part)).hasSize(2);
    HttpResponse<String> rest =
        server.get(
            "/api/v1/audit?from=2026-03-01T12:01:00Z&cursor=" + member(part, "next"),
            "Cookie",
            ada);
    // Two of the four looks into the audit before it, and what they saw of these minutes.
    assertThat(lines(rest)).hasSize(5).last().asString().contains("not-allowed");
    assertThat(server.get("/api/v1/audit?limit=many", "Cookie", ada).statusCode()).isEqualTo(400);
    assertThat(server.get("/api/v1/audit", "Cookie", vera).statusCode()).isEqualTo(403);
  }

  private static List<String> lines(HttpResponse<String> answer) throws Exception {
    return Json.mapper().readTree(answer.body()).path("items").findParents("who").stream()
        .map(
            e ->
                "%s %s %s %s %s"
                    .formatted(
                        e.path("who").asText(),
                        e.path("action").asText(),
                        e.path("target").asText(),
                        e.path("status").asText(),
                        e.path("refusal").asText()))
        .toList();
  }
}
