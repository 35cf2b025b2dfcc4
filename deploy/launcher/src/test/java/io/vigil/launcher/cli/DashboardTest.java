package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.launcher.dashboard.Browser;
import io.vigil.schemas.testing.Await;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One walk through the dashboard of {@code vigil demo}: the whole system is real, and so is the
 * browser. Each screen is looked over for what shuts out keyboards and screen readers. With {@code
 * -Dvigil.screens=FOLDER} it leaves a picture of each.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DashboardTest {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/?");
  private static final long PAUSE_NANOS = Duration.ofSeconds(4).toNanos();
  private static final Optional<Path> SCREENS =
      Optional.ofNullable(System.getProperty("vigil.screens")).map(Path::of);

  private final Cli cli = new Cli();
  private CompletableFuture<Integer> status = new CompletableFuture<>();
  private Optional<Browser> opened = Optional.empty();

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Optional<List<Path>> programs = Browser.installed();
    if (programs.isEmpty()) {
      String words = "chromium and chromedriver are not installed";
      assertThat(System.getenv("CI")).as(words + ", and CI is set").isNull();
      System.err.println("The dashboard's test is skipped: " + words + ".");
      Assumptions.abort(words);
    }
    status =
        CompletableFuture.supplyAsync(
            () -> cli.run("demo", "--http-port", "0", "--set", "embedded.data-dir=" + folder));
    Await.until(
        "the dashboard's address",
        Duration.ofMinutes(4),
        () -> status.isDone() || ADDRESS.matcher(cli.err() + cli.out()).find());
    Matcher address = ADDRESS.matcher(cli.err() + cli.out());
    assertThat(address.find()).as(cli.err()).isTrue();
    opened = Optional.of(Browser.open(URI.create(address.group()), programs.orElseThrow()));
  }

  @AfterAll
  void stop() throws Exception {
    opened.ifPresent(Browser::close);
    if (!status.isDone() && opened.isPresent()) {
      cli.interrupt();
      assertThat(status.get(2, TimeUnit.MINUTES)).as(cli.err()).isEqualTo(130);
    }
  }

  private Browser browser() {
    return opened.orElseThrow();
  }

  /** Looks a screen over, and keeps a picture of it if asked. */
  private void look(String name) {
    assertThat(browser().barriers()).as("barriers on " + name).isEmpty();
    SCREENS.ifPresent(to -> browser().shoot(to.resolve(name + ".png")));
  }

  @Test
  @Order(1)
  void theWallShowsPictureWordsAndLoudnessAsTheyCome() throws Exception {
    browser().await("article", "demo");
    browser().await("canvas[aria-label^='Picture of demo at']", "");
    browser().await("canvas[aria-label*='decibels']", "");
    Await.until(
        "a caption",
        () -> !browser().awaitText(".caption").equals("Nothing said yet"),
        () -> browser().text());
    browser().await(".connection", "Live");
  }

  @Test
  @Order(2)
  void aCameraIsAddedAndAWrongOneIsRefusedInTheServersWords() throws Exception {
    browser().click("#add", "");
    browser().write("input[name=id]", "yard");
    browser().write("input[name=source]", "nothing-like-a-source");
    browser().click("form button.primary", "Add");
    assertThat(browser().awaitText(".fault")).isNotBlank();
    browser().write("input[name=source]", "demo:?seed=3");
    browser().click("form button.primary", "Add");
    browser().await("article", "yard");
    browser().await("canvas[aria-label^='Picture of yard at']", "");
    look("wall");
  }

  @Test
  @Order(3)
  void aSentenceFindsMoments() throws Exception {
    browser().press("/");
    browser().await("vigil-search", "");
    browser().write("input[name=text]", "someone knocks");
    browser().enter("input[name=text]");
    browser().await("article", "More like this");
    browser().await("canvas[aria-label*=' at ']", "");
    look("search");
    browser().click("a", "More like this");
    browser().await("p", "a moment like the chosen one");
  }

  @Test
  @Order(4)
  void theTimelineIsScrubbedAndAGapSaysItsCause() throws Exception {
    browser().go("camera/yard");
    browser().click("button", "Pause");
    browser().await(".head", "Paused.");
    long paused = System.nanoTime();
    Await.until(
        "a pause to see", Duration.ofMinutes(1), () -> System.nanoTime() - paused > PAUSE_NANOS);
    browser().click("button", "Resume");
    browser().await(".head", "Online.");
    Await.until("a gap in the timeline", () -> gapAcross() > 0, () -> browser().text());
    browser().await("button", "Live");
    browser().clickAt("canvas[role=slider]", gapAcross(), 0.5);
    assertThat(browser().await(".gapnote", "").getText()).contains("It lasted");
    look("camera");
    browser().click("button", "Event before");
    browser().await("button[aria-pressed=false]", "Live");
    browser().await("canvas[aria-label^='Picture of yard at']", "");
  }

  /** Where the middle of the first gap is, as a share of what is shown; 0 if there is none. */
  private double gapAcross() {
    Object at =
        browser()
            .script(
"""
const t = document.querySelector('vigil-app').shadowRoot
  .querySelector('vigil-camera')?.shadowRoot.querySelector('vigil-timeline');
const gap = t?.data.gaps.find((g) => g.sense !== 'sound');
if (!gap) return 0;
return ((Date.parse(gap.start) + Date.parse(gap.end)) / 2 - t.view.from) / (t.view.to - t.view.from);
""");
    return ((Number) at).doubleValue();
  }

  @Test
  @Order(5)
  void anEventIsConfirmedWithOneKeyAndProvedWithAnother() throws Exception {
    browser().go("review");
    browser().await("li button", "");
    browser().await("img.strip", "");
    look("review");
    browser().press("c");
    browser().await("li .verdict", "confirmed");
    browser().press("k");
    browser().press("p");
    browser().await("vigil-proof", "");
    browser().await(".senses", "deaf");
    browser().await("canvas[aria-label^='Picture at']", "");
    look("proof");
  }

  @Test
  @Order(6)
  void aSubscriptionIsTriedArmedAndMatches() throws Exception {
    browser().go("subscriptions/+");
    browser().write("input[name=name]", "anything-heard");
    for (String type : List.of("speech", "knock", "music", "person", "enters")) {
      browser().click("fieldset button", type);
    }
    browser().click("button", "Try it on the last day");
    browser().await("div[role=status]", "It would have told you");
    look("subscription");
    browser().click("button", "Save and arm");
    browser().await("h2", "armed");
    browser().await(".matches li", "");
    look("subscriptions");
  }

  @Test
  @Order(7)
  void aQuestionIsAnswered() throws Exception {
    browser().go("ask?stream=demo");
    browser().write("input[name=text]", "is someone talking");
    browser().click("button", "Ask");
    browser().await(".answer", "");
    browser().await("article", "% sure");
    look("ask");
  }

  @Test
  @Order(8)
  void theSystemTellsOfItself() throws Exception {
    browser().go("pipeline");
    browser().await(".figures", "running");
    browser().await("td", "vigil.frames");
    look("pipeline");
    browser().go("topics/vigil.captions");
    browser().await(".tail pre", "demo");
    look("topics");
    browser().go("model");
    browser().await("td", "knock");
    look("model");
  }

  @Test
  @Order(9)
  void theBrowserHadNothingToComplainOf() {
    assertThat(browser().complaints()).isEmpty();
  }
}
