package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.launcher.dashboard.Browser;
import io.vigil.schemas.testing.Await;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** {@code vigil demo} in this process, to be walked through in a browser. Closing ends it. */
final class DemoSystem implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/?");
  private static final Duration START = Duration.ofMinutes(4);
  private static final int INTERRUPTED = 130;

  private final Cli cli = new Cli();
  private final CompletableFuture<Integer> status;
  private final URI address;

  private DemoSystem(List<String> arguments) throws Exception {
    status = CompletableFuture.supplyAsync(() -> cli.run(arguments.toArray(new String[0])));
    Await.until(
        "the dashboard's address",
        START,
        () -> status.isDone() || ADDRESS.matcher(cli.err() + cli.out()).find());
    Matcher found = ADDRESS.matcher(cli.err() + cli.out());
    assertThat(found.find()).as(cli.err()).isTrue();
    address = URI.create(found.group());
  }

  /**
   * Starts it; returns when the dashboard is served.
   *
   * @param folder of its data
   * @param settings further {@code key=value}
   */
  static DemoSystem start(Path folder, String... settings) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("demo", "--http-port", "0"));
    arguments.addAll(List.of("--set", "embedded.data-dir=" + folder));
    for (String setting : settings) {
      arguments.addAll(List.of("--set", setting));
    }
    return new DemoSystem(arguments);
  }

  /** The browser's programs; without them the test is passed over, but never where CI is set. */
  static List<Path> browserPrograms() {
    Optional<List<Path>> programs = Browser.installed();
    if (programs.isEmpty()) {
      String words = "chromium and chromedriver are not installed";
      assertThat(System.getenv("CI")).as(words + ", and CI is set").isNull();
      System.err.println("The dashboard's test is skipped: " + words + ".");
      Assumptions.abort(words);
    }
    return programs.orElseThrow();
  }

  /** Where the dashboard is. */
  URI address() {
    return address;
  }

  @Override
  public void close() {
    cli.interrupt();
    int ended = status.orTimeout(2, TimeUnit.MINUTES).join();
    assertThat(ended).as(cli.err()).isEqualTo(INTERRUPTED);
  }
}
