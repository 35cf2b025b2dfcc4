package io.vigil.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The dashboard in the machine's own Chromium, served by the real server: how much is loaded, how
 * soon something is seen, and what a wall of cameras takes of a core.
 */
final class DashboardBench implements Bench {
  private static final int TILES = 16;
  private static final long HALF_SECOND = TimeUnit.MILLISECONDS.toNanos(500);
  private static final double BYTES_TARGET = 200_000;
  private static final double PAINT_TARGET = 1;
  private static final double CPU_TARGET = 0.3;
  private static final Pattern ASSET =
      Pattern.compile("(?:src|href)=\"/?([^\"#:]+\\.(?:js|css))\"");

  /** Waits for the paint, which may not have been yet when the page is loaded. */
  private static final String PAINT =
      """
      new Promise((done) => {
        const look = () => {
          const paint = performance.getEntriesByName('first-contentful-paint')[0];
          if (paint) done(paint.startTime); else setTimeout(look, 20);
        };
        look();
      })
      """;

  /** Pictures that are shown, through every shadow root, and those that were fetched. */
  private static final String SHOWN =
      """
      (() => {
        let shown = 0;
        const look = (root) => root.querySelectorAll('*').forEach((e) => {
          if (e.localName === 'canvas' && /^Picture of .* at /.test(e.ariaLabel ?? '')) shown++;
          if (e.shadowRoot) look(e.shadowRoot);
        });
        look(document);
        const fetched = performance.getEntriesByType('resource').filter((e) => e.name.endsWith('/picture')).length;
        performance.clearResourceTimings();
        performance.setResourceTimingBufferSize(100000);
        return [shown, fetched];
      })()
      """;

  @Override
  public String name() {
    return "dashboard";
  }

  @Override
  public List<BenchFigure> run(BenchSetting setting) {
    Path program =
        Chromium.installed()
            .orElseThrow(
                () -> failed("Chromium is not installed", "install it (Debian: chromium)"));
    setting.at("starts the server");
    List<BenchFigure> figures = new ArrayList<>();
    try (ServedBroker served = ServedBroker.start(setting, "dashboard");
        WallStreams streams = new WallStreams(served.kafka(), TILES)) {
      figures.add(size(served.address()));
      try (Chromium browser =
          Chromium.open(program, setting.scratch().resolve("chromium").toAbsolutePath())) {
        figures.add(paint(browser, served.address(), setting));
        figures.add(wall(browser, served.address(), streams, setting));
      }
    }
    return figures;
  }

  private BenchFigure size(URI address) {
    HttpClient http = HttpClient.newHttpClient();
    HttpResponse<byte[]> page = sent(http, address);
    double bytes = page.body().length;
    int files = 1;
    Matcher assets = ASSET.matcher(text(page));
    while (assets.find()) {
      HttpResponse<byte[]> asset = sent(http, address.resolve("/" + assets.group(1)));
      if (!isGzipped(asset)) {
        throw failed(asset.uri() + " is not gzipped", "build the server again");
      }
      bytes += asset.body().length;
      files++;
    }
    return BenchFigure.of(
            name(), "page, script and style, gzipped", bytes, "B", BenchFigure.Better.LOWER)
        .aiming(BYTES_TARGET)
        .with("files", files);
  }

  /** What is sent to one who takes gzip; so short a page as the first one is sent as it is. */
  private static HttpResponse<byte[]> sent(HttpClient http, URI address) {
    try {
      HttpResponse<byte[]> response =
          http.send(
              HttpRequest.newBuilder(address).header("Accept-Encoding", "gzip").build(),
              BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw failed(address + " is answered with " + response.statusCode(), "build it first");
      }
      return response;
    } catch (IOException e) {
      throw failed(address + " cannot be read: " + e.getMessage(), "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was interrupted", "");
    }
  }

  private static boolean isGzipped(HttpResponse<byte[]> response) {
    return response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
  }

  private static String text(HttpResponse<byte[]> page) {
    InputStream bytes = new ByteArrayInputStream(page.body());
    try (InputStream plain = isGzipped(page) ? new GZIPInputStream(bytes) : bytes) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw failed("the dashboard cannot be read: " + e.getMessage(), "build it first");
    }
  }

  private BenchFigure paint(Chromium browser, URI address, BenchSetting setting) {
    browser.call("Network.enable", Map.of());
    browser.call("Network.setCacheDisabled", Map.of("cacheDisabled", true));
    List<Double> seconds = new ArrayList<>();
    int turns = setting.amount(3, 9);
    for (int i = 0; i < turns; i++) {
      setting.at("opens the dashboard, turn " + (i + 1) + " of " + turns);
      browser.call("Page.navigate", Map.of("url", "about:blank"));
      browser.call("Page.navigate", Map.of("url", address.toString()));
      seconds.add(browser.evaluate(PAINT).asDouble() / 1e3);
    }
    return BenchFigure.of(
            name(),
            "first paint, nothing cached",
            Medians.of(seconds),
            "s",
            BenchFigure.Better.LOWER)
        .aiming(PAINT_TARGET)
        .with("turns", turns)
        .with("slowest, s", seconds.stream().mapToDouble(d -> d).max().orElse(0));
  }

  private BenchFigure wall(
      Chromium browser, URI address, WallStreams streams, BenchSetting setting) {
    int seconds = setting.amount(15, 30);
    setting.at("shows a wall of " + TILES);
    streams.step();
    browser.call("Page.navigate", Map.of("url", address.toString()));
    hold(streams, setting.amount(10, 20), setting);
    browser.evaluate(SHOWN);
    double pages = browser.pagesCpuSeconds();
    double all = browser.cpuSeconds();
    long begin = System.nanoTime();
    hold(streams, seconds, setting);
    double took = (System.nanoTime() - begin) / 1e9;
    double taken = (browser.pagesCpuSeconds() - pages) / took;
    double takenByAll = (browser.cpuSeconds() - all) / took;
    JsonNode shown = browser.evaluate(SHOWN);
    return BenchFigure.of(
            name(), "wall of " + TILES + " cameras", taken, "cores", BenchFigure.Better.LOWER)
        .aiming(CPU_TARGET)
        .with("pictures/s on each topic", 2)
        .with("tiles with a picture", shown.path(0).asInt())
        .with("pictures fetched/s", shown.path(1).asDouble() / took)
        .with("all processes of the browser, cores", takenByAll)
        .with("seconds", took);
  }

  /** Puts media on the topics for so long. */
  private static void hold(WallStreams streams, int seconds, BenchSetting setting) {
    long begin = System.nanoTime();
    for (int i = 0; i < 2 * seconds; i++) {
      LockSupport.parkNanos(begin + i * HALF_SECOND - System.nanoTime());
      setting.at("");
      streams.step();
    }
    LockSupport.parkNanos(begin + 2L * seconds * HALF_SECOND - System.nanoTime());
  }

  private static Failure failed(String fault, String mend) {
    return new Failure(ExitCode.FAILURE, "bench.dashboard", fault, mend);
  }
}
