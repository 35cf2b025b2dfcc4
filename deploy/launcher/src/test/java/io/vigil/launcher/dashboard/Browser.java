package io.vigil.launcher.dashboard;

import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import io.vigil.schemas.testing.Await;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The machine's own Chromium without a window, and ways to find what lies in the shadow of the
 * dashboard's components. Nothing is downloaded.
 */
public final class Browser implements AutoCloseable {
  private static final Dimension DESK = new Dimension(1440, 900);
  private static final Set<String> GRAVE = Set.of("serious", "critical");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** All elements below the page that a selector names, through every open shadow root. */
  private static final String FIND =
"""
const found = [];
const look = (root) => {
  found.push(...root.querySelectorAll(arguments[0]));
  root.querySelectorAll('*').forEach((e) => e.shadowRoot && look(e.shadowRoot));
};
look(document);
return found.filter((e) => e.checkVisibility() && (e.textContent + ' ' + (e.ariaLabel ?? '')).includes(arguments[1]));
""";

  private static final String TEXT =
      """
      const app = document.querySelector('vigil-app')?.shadowRoot;
      const texts = [];
      const read = (root) => {
        for (const node of root.childNodes) {
          if (node.nodeType === 3) texts.push(node.data.trim());
          else if (node.nodeType === 1 && node.tagName !== 'STYLE') read(node.shadowRoot ?? node);
        }
      };
      if (app) read(app);
      return texts.filter((t) => t).join(' ');
      """;

  private static final int SHADES = 0xF8F8F8;

  private final ChromeDriver driver;
  private final URI dashboard;

  private Browser(ChromeDriver driver, URI dashboard) {
    this.driver = driver;
    this.dashboard = dashboard;
  }

  /** The browser and its driver, if both are installed. */
  public static Optional<List<Path>> installed() {
    return onPath("chromium").flatMap(c -> onPath("chromedriver").map(d -> List.of(c, d)));
  }

  private static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens the dashboard in a new profile, in the dark theme. */
  public static Browser open(URI dashboard, List<Path> programs) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, java.util.logging.Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(programs.get(0).toFile());
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--lang=en");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(programs.get(1).toFile())
            .usingAnyFreePort()
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().window().setSize(DESK);
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    Browser browser = new Browser(driver, dashboard);
    driver.get(dashboard.toString());
    driver.executeScript("localStorage.setItem('vigil.theme', 'dark')");
    driver.navigate().refresh();
    return browser;
  }

  /** Goes to a screen by its address behind the hash. */
  public void go(String screen) {
    driver.get(dashboard.resolve("#/" + screen).toString());
  }

  /** The address behind the hash. */
  public String address() {
    String url = driver.getCurrentUrl();
    return url == null ? "" : url.substring(url.indexOf('#') + 1);
  }

  /** The elements that are shown and have a text in them. */
  @SuppressWarnings("unchecked")
  public List<WebElement> all(String selector, String text) {
    Object found = driver.executeScript(FIND, selector, text);
    return found == null ? List.of() : (List<WebElement>) found;
  }

  /** Waits until there is such an element. */
  public void await(String selector, String text) throws Exception {
    with(selector, text, element -> Optional.of(true));
  }

  /** The text of such an element once it has some. */
  public String awaitText(String selector) throws Exception {
    return awaitText(selector, "");
  }

  /** As above, of an element that has a text in it. */
  public String awaitText(String selector, String text) throws Exception {
    return with(selector, text, e -> Optional.of(e.getText()).filter(words -> !words.isBlank()));
  }

  /** What stands in a field. */
  public String value(String selector) throws Exception {
    return with(selector, "", field -> Optional.of(String.valueOf(field.getDomProperty("value"))));
  }

  /** Clicks such an element. */
  public void click(String selector, String text) throws Exception {
    with(
        selector,
        text,
        element -> {
          element.click();
          return Optional.of(true);
        });
  }

  /** Clicks at a place within such an element, as shares of its width and height. */
  public void clickAt(String selector, double across, double down) throws Exception {
    with(
        selector,
        "",
        element -> {
          Dimension size = element.getSize();
          new Actions(driver)
              .moveToElement(
                  element,
                  (int) ((across - 0.5) * size.getWidth()),
                  (int) ((down - 0.5) * size.getHeight()))
              .click()
              .perform();
          return Optional.of(true);
        });
  }

  /** Writes into a field that is empty or holds something else. */
  public void write(String selector, String text) throws Exception {
    with(
        selector,
        "",
        field -> {
          field.clear();
          field.sendKeys(text);
          return Optional.of(true);
        });
  }

  /**
   * Does something with the first of such elements of which something comes of it, as soon as there
   * is one. The page may draw an element anew, or take it away, between any two looks: each element
   * is used in the look that found it, and looked for again if it has left the page meanwhile.
   */
  private <T> T with(String selector, String text, Function<WebElement, Optional<T>> use)
      throws Exception {
    List<T> made = new ArrayList<>();
    Await.until(
        selector + " with '" + text + "'",
        () -> {
          try {
            all(selector, text).stream()
                .flatMap(element -> use.apply(element).stream())
                .findFirst()
                .ifPresent(made::add);
          } catch (StaleElementReferenceException redrawn) {
            return false;
          }
          return !made.isEmpty();
        },
        () -> "the page says: " + text());
    return made.get(0);
  }

  /** Presses keys, as onto the page. */
  public void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Presses Enter in a field. */
  public void enter(String selector) throws Exception {
    with(
        selector,
        "",
        field -> {
          field.sendKeys(Keys.ENTER);
          return Optional.of(true);
        });
  }

  /** Everything that is written on the page. */
  public String text() {
    return String.valueOf(script(TEXT));
  }

  /** Runs a script. */
  public Object script(String script, Object... arguments) {
    Object result = driver.executeScript(script, arguments);
    return result == null ? "" : result;
  }

  /** Grave faults for those who use a keyboard or a screen reader, each in a line. */
  @SuppressWarnings("deprecation") // the other way opens a window, too late on a busy machine
  public List<String> barriers() {
    return new AxeBuilder()
        .setLegacyMode(true).analyze(driver).getViolations().stream()
            .filter(rule -> GRAVE.contains(String.valueOf(rule.getImpact())))
            .map(Browser::line)
            .toList();
  }

  private static String line(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getNodes().stream().map(CheckedNode::getHtml).limit(3).toList();
  }

  /** What the browser complained of since it was last asked, less what a fetch could not find. */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> !message.contains("Failed to load resource"))
        .toList();
  }

  /** As wide as a phone, or as a desk. */
  public void phone(boolean phone) {
    driver.manage().window().setSize(phone ? new Dimension(500, 844) : DESK);
  }

  /** A picture of what is shown, in 32 shades of each colour: noise is most of the file else. */
  public void shoot(Path file) {
    try {
      Files.createDirectories(file.getParent());
      BufferedImage shot =
          ImageIO.read(new ByteArrayInputStream(driver.getScreenshotAs(OutputType.BYTES)));
      BufferedImage plain =
          new BufferedImage(shot.getWidth(), shot.getHeight(), BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < shot.getHeight(); y++) {
        for (int x = 0; x < shot.getWidth(); x++) {
          plain.setRGB(x, y, shot.getRGB(x, y) & SHADES);
        }
      }
      ImageIO.write(plain, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
