package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.launcher.dashboard.Browser;
import io.vigil.schemas.testing.Await;
import io.vigil.server.access.UserAdmin;
import io.vigil.server.access.UserFile;
import io.vigil.server.http.Role;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One walk through the dashboard of {@code vigil demo} with users: a viewer, an operator and an
 * administrator, in two browsers of their own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class LoginWalkTest {
  private static final String PASSWORD = "long-enough-7";
  private static final String WRONG = "not-this-one-7";
  private static final Optional<Path> SCREENS =
      Optional.ofNullable(System.getProperty("vigil.screens")).map(Path::of);

  private Optional<DemoSystem> started = Optional.empty();
  private Optional<Browser> first = Optional.empty();
  private Optional<Browser> second = Optional.empty();

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    List<Path> programs = DemoSystem.browserPrograms();
    Path users = folder.resolve("users.json");
    UserAdmin admin = new UserAdmin(new UserFile(users), Clock.systemUTC());
    admin.add("vera", Role.VIEWER, PASSWORD);
    admin.add("otto", Role.OPERATOR, PASSWORD);
    admin.add("ada", Role.ADMIN, PASSWORD);
    DemoSystem system = DemoSystem.start(folder, "access.users=" + users);
    started = Optional.of(system);
    first = Optional.of(Browser.open(system.address(), programs));
    second = Optional.of(Browser.open(system.address(), programs));
  }

  @AfterAll
  void stop() {
    first.ifPresent(Browser::close);
    second.ifPresent(Browser::close);
    started.ifPresent(DemoSystem::close);
  }

  private Browser browser() {
    return first.orElseThrow();
  }

  private Browser other() {
    return second.orElseThrow();
  }

  private static void logIn(Browser browser, String user, String password) throws Exception {
    browser.write("input[name=user]", user);
    browser.write("input[name=password]", password);
    browser.click("button.primary", "Log in");
  }

  private static void look(Browser browser, String name) {
    assertThat(browser.barriers()).as("barriers on " + name).isEmpty();
    SCREENS.ifPresent(to -> browser.shoot(to.resolve(name + ".png")));
  }

  /** What the server answers to this browser's own call, with the cookie that it has. */
  private static String status(Browser browser, String method, String path) {
    return String.valueOf(
        browser.script(
            "return fetch(arguments[1], {method: arguments[0]}).then((r) => r.status)",
            method,
            path));
  }

  @Test
  @Order(1)
  void nothingIsShownBeforeALogin() throws Exception {
    browser().await("h1", "Log in to Vigil");
    assertThat(browser().text()).doesNotContain("demo");
    assertThat(status(browser(), "GET", "/api/v1/streams")).isEqualTo("401");
    look(browser(), "login");
  }

  @Test
  @Order(2)
  void aWrongPasswordIsRefusedAndGuessingIsSlowedDown() throws Exception {
    logIn(browser(), "vera", WRONG);
    browser().await(".fault", "User or password is wrong");
    Await.until(
        "being slowed down",
        () -> {
          logIn(browser(), "vera", WRONG);
          return browser().awaitText(".fault").contains("Too many wrong logins");
        },
        () -> browser().text());
    assertThat(browser().awaitText(".fault")).contains("try again in");
  }

  @Test
  @Order(3)
  void aViewerLooksAndIsRefusedWhatAnOperatorMay() throws Exception {
    Await.until(
        "the right password to be taken again",
        () -> {
          // In this order: a button that can be pressed says that no login is under way.
          boolean free = !browser().all("button.primary:not([disabled])", "Log in").isEmpty();
          boolean in = status(browser(), "GET", "/api/v1/streams").equals("200");
          if (free && !in) {
            logIn(browser(), "vera", PASSWORD);
          }
          return in && !browser().all("article", "demo").isEmpty();
        },
        () -> browser().text());
    browser().await(".who", "vera");
    browser().await("canvas[aria-label^='Picture of demo at']", "");
    assertThat(browser().all("#add", "")).isEmpty();
    browser().go("camera/demo");
    browser().await(".head", "Online.");
    assertThat(browser().all("button", "Pause")).isEmpty();

    browser().go("subscriptions/+");
    browser().write("input[name=name]", "not-mine");
    browser().write("input[name=sentence]", "someone knocks");
    browser().click("button", "Save and arm");
    assertThat(browser().awaitText(".fault"))
        .contains("This needs another role")
        .contains("it takes the role operator; yours is viewer");
    assertThat(status(browser(), "GET", "/api/v1/subscriptions/not-mine")).isEqualTo("404");
    assertThat(status(browser(), "POST", "/api/v1/streams/demo/pause")).isEqualTo("403");
    browser().go("audit");
    assertThat(browser().awaitText(".fault")).contains("it takes the role admin");
  }

  @Test
  @Order(4)
  void aLogoutEndsTheSession() throws Exception {
    assertThat(status(browser(), "GET", "/api/v1/streams")).isEqualTo("200");
    browser().click("button", "Log out");
    browser().await("h1", "Log in to Vigil");
    assertThat(status(browser(), "GET", "/api/v1/streams")).isEqualTo("401");
  }

  @Test
  @Order(5)
  void anOperatorDoesWhatTheViewerCouldNot() throws Exception {
    logIn(browser(), "otto", PASSWORD);
    browser().await(".who", "otto");
    browser().go("camera/demo");
    browser().click("button", "Pause");
    browser().await(".head", "Paused.");
    browser().click("button", "Resume");
    browser().await(".head", "Online.");

    browser().go("subscriptions/+");
    browser().write("input[name=name]", "front");
    browser().write("input[name=sentence]", "someone knocks");
    browser().click("button", "Save and arm");
    browser().await("h2", "armed");
  }

  @Test
  @Order(6)
  void ofTwoWhoChangeASubscriptionTheSecondIsToldAndTakesTheFirstOnes() throws Exception {
    logIn(other(), "ada", PASSWORD);
    other().await(".who", "ada");
    other().go("subscriptions/front");
    other().click("button", "Change");
    other().write("input[name=sentence]", "a dog barks");

    browser().click("button", "Disable");
    browser().await("h2", "off");

    other().click("button.primary", "Save");
    assertThat(other().awaitText("[role=alert]", "Someone else"))
        .contains("Theirs: “someone knocks”", "off")
        .contains("Yours: “a dog barks”", "armed");
    look(other(), "conflict");
    other().click("button", "Take theirs");
    Await.until(
        "theirs in the form",
        () -> "someone knocks".equals(other().value("input[name=sentence]")),
        () -> other().text());
    other().script(REDRAW, "vigil-subscriptions");
    other().click("button.primary", "Save");
    other().await("h2", "off");

    browser().go("subscriptions/front");
    browser().await("p", "“someone knocks”");
    browser().await("h2", "off");
  }

  @Test
  @Order(7)
  void anAdministratorSeesWhoLookedAtWhat() throws Exception {
    other().click("nav a", "Audit");
    other().await("td", "ada");
    other().await("td.target", "PUT /api/v1/subscriptions/front");
    look(other(), "audit");
    other().go("audit?who=vera");
    other().await("td", "vera");
    assertThat(other().all("tr td", "otto")).isEmpty();
    other().await("td", "refused: not allowed");
    other().await("td", "refused: wrong login");
    other().await("td", "refused: throttled");
    other().await("td.target", "POST /api/v1/streams/demo/pause");
    other().script(CHOOSE, "select[name=action]", "picture");
    other().await("td.target", "GET /api/v1/streams/demo/picture");
    assertThat(other().all("td", "refused")).isEmpty();
  }

  /** Finds the first element of a selector, through every shadow root. */
  private static final String LOOK =
"""
const look = (root) => {
  const here = root.querySelector(arguments[0]);
  if (here) return here;
  for (const e of root.querySelectorAll('*')) {
    const found = e.shadowRoot && look(e.shadowRoot);
    if (found) return found;
  }
  return null;
};
""";

  /** Draws a part of the page anew, as a match that arrives does. */
  private static final String REDRAW = LOOK + "look(document).requestUpdate();";

  /** Chooses of a list as a hand does: the value, and the word that it changed. */
  private static final String CHOOSE =
      LOOK
          + """
          const select = look(document);
          select.value = arguments[1];
          select.dispatchEvent(new Event('change'));
          """;

  @Test
  @Order(8)
  void anAdministratorErasesACameraAndSeesTheProof() throws Exception {
    other().go("camera/demo");
    assertThat(other().all("button", "Erase")).isEmpty();
    other().click("button", "Pause");
    other().click("button", "Erase …");
    look(other(), "erase");
    other().click("button.danger", "Erase for good");
    Await.until(
        "the proof",
        Duration.ofMinutes(4),
        () -> !other().all("h2", "Kafka gives out no record of demo any more").isEmpty());
    other().await("td", "vigil.captions");
    Await.until(
        "what was shown before to be gone",
        () -> other().all("vigil-picture", "").isEmpty(),
        () -> other().text());
    look(other(), "proof-of-erasure");
    other().go("wall");
    other().await(".state", "No camera yet");
  }

  @Test
  @Order(9)
  void theBrowsersHadNothingToComplainOf() {
    assertThat(browser().complaints()).isEmpty();
    assertThat(other().complaints()).isEmpty();
  }
}
