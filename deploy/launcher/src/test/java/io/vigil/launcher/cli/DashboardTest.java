package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.launcher.dashboard.Browser;
import io.vigil.schemas.testing.Await;
import java.nio.file.Path;
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
 * One walk through the dashboard of {@code vigil demo}: the whole system is real, and so is the
 * browser. Each screen is looked over for what shuts out keyboards and screen readers. With {@code
 * -Dvigil.screens=FOLDER} it leaves a picture of each.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DashboardTest {
  private static final long PAUSE_NANOS = Duration.ofSeconds(4).toNanos();
  private static final Optional<Path> SCREENS =
      Optional.ofNullable(System.getProperty("vigil.screens")).map(Path::of);

  private Optional<DemoSystem> started = Optional.empty();
  private Optional<Browser> opened = Optional.empty();

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    List<Path> programs = DemoSystem.browserPrograms();
    DemoSystem system = DemoSystem.start(folder);
    started = Optional.of(system);
    opened = Optional.of(Browser.open(system.address(), programs));
  }

  @AfterAll
  void stop() {
    opened.ifPresent(Browser::close);
    started.ifPresent(DemoSystem::close);
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
    // What follows the newest moves: it stands still once it is scrubbed, and the gap can be met.
    browser().clickAt("canvas[role=slider]", 0.5, 0.5);
    browser().await("button[aria-pressed=false]", "Live");
    Await.until(
        "a click into the gap",
        () -> {
          browser().clickAt("canvas[role=slider]", gapAcross(), 0.5);
          return !browser().all(".gapnote", "").isEmpty();
        },
        () -> browser().script(GAPS) + " in " + browser().text());
    assertThat(browser().awaitText(".gapnote")).contains("It lasted", "it was paused");
    look("camera");
    browser().click("button", "Event before");
    browser().await("canvas[aria-label^='Picture of yard at']", "");
  }

  private static final String TIMELINE =
"""
const t = document.querySelector('vigil-app').shadowRoot
  .querySelector('vigil-camera')?.shadowRoot.querySelector('vigil-timeline');
""";

  private static final String GAPS = TIMELINE + "return JSON.stringify([t?.view, t?.data.gaps]);";

  /** Where the middle of the pause is, as a share of what is shown; 0 if there is none. */
  private double gapAcross() {
    Object at =
        browser()
            .script(
                TIMELINE
                    +
"""
const gap = t?.data.gaps.find((g) => g.cause === 'paused' && g.sense !== 'sound');
if (!gap) return 0;
return ((Date.parse(gap.start) + Date.parse(gap.end)) / 2 - t.view.from) / (t.view.to - t.view.from);
""");
    return ((Number) at).doubleValue();
  }

  /** A film and its captions, as any page may show them: the words stand under the picture. */
  private static final String PLAY =
"""
return (async () => {
  const { items } = await (await fetch('/api/v1/captions?stream=demo&limit=10')).json();
  const caption = items[items.length - 1];
  const start = new Date(Date.parse(caption.start) - 1000).toISOString();
  const end = new Date(Date.parse(caption.end) + 1000).toISOString();
  const video = document.createElement('video');
  video.muted = true;
  video.src = `/api/v1/streams/demo/clip.mp4?start=${start}&end=${end}`;
  const track = document.createElement('track');
  track.kind = 'captions';
  track.src = `/api/v1/streams/demo/captions.vtt?from=${start}&to=${end}`;
  track.default = true;
  video.append(track);
  document.body.append(video);
  try {
    await video.play();
    while (!video.ended) {
      const active = [...(track.track.activeCues ?? [])].map((cue) => cue.text);
      if (active.includes(caption.text)) return 'shown: ' + caption.text;
      await new Promise((done) => setTimeout(done, 50));
    }
    return 'not shown: ' + caption.text + '; cues: '
      + [...(track.track.cues ?? [])].map((cue) => cue.startTime + ' ' + cue.text).join('; ');
  } catch (e) {
    return 'not played: ' + e + ' ' + video.error?.message;
  } finally {
    video.remove();
  }
})();
""";

  @Test
  @Order(5)
  void aBrowsersOwnPlayerShowsTheWordsWithTheFilm() {
    assertThat(browser().script(PLAY)).asString().startsWith("shown: ");
  }

  @Test
  @Order(6)
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
  @Order(7)
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
  @Order(8)
  void aQuestionIsAnswered() throws Exception {
    browser().go("ask?stream=demo");
    browser().write("input[name=text]", "is someone talking");
    browser().click("button", "Ask");
    browser().await(".answer", "");
    browser().await("article", "% sure");
    browser().await("article .frames", "of the answer");
    look("ask");
  }

  @Test
  @Order(9)
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
  @Order(10)
  void theBrowserHadNothingToComplainOf() {
    assertThat(browser().complaints()).isEmpty();
  }
}
