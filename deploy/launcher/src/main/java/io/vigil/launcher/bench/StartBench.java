package io.vigil.launcher.bench;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** From {@code vigil demo} on the command line to its first caption. */
final class StartBench implements Bench {
  private static final double TARGET = 20;
  private static final String CAPTION = "\"topic\":\"vigil.captions\"";

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<BenchFigure> run(BenchSetting setting) {
    Path script =
        setting
            .home()
            .map(home -> home.resolve("vigil").toAbsolutePath())
            .filter(path -> built(path.resolveSibling("deploy/launcher/target/lib")))
            .orElseThrow(
                () ->
                    failure(
                        "this Vigil is not built, or not started by its script",
                        "run ./mvnw -DskipTests package first"));
    List<Double> seconds = new ArrayList<>();
    int turns = setting.amount(1, 3);
    for (int i = 0; i < turns; i++) {
      setting.at("vigil demo, turn " + (i + 1) + " of " + turns);
      seconds.add(first(script, setting));
    }
    return List.of(
        BenchFigure.of(
                name(),
                "from `vigil demo` to the first caption",
                Medians.of(seconds),
                "s",
                BenchFigure.Better.LOWER)
            .aiming(TARGET)
            .with("turns", turns));
  }

  private static boolean built(Path libraries) {
    return Files.isDirectory(libraries);
  }

  private static double first(Path script, BenchSetting setting) {
    long begin = System.nanoTime();
    try {
      Process demo =
          new ProcessBuilder(
                  script.toString(),
                  "demo",
                  "--json",
                  "--bundle",
                  setting.bundle().toAbsolutePath().toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(demo.getInputStream(), StandardCharsets.UTF_8))) {
        String line = lines.readLine();
        while (line != null && !line.contains(CAPTION)) {
          line = lines.readLine();
        }
        if (line == null) {
          throw failure("vigil demo ended without a caption", "run it by hand to see why");
        }
        return (System.nanoTime() - begin) / 1e9;
      } finally {
        end(demo);
      }
    } catch (IOException e) {
      throw failure("vigil demo cannot be started: " + e.getMessage(), "");
    }
  }

  private static void end(Process demo) {
    demo.destroy();
    try {
      if (!demo.waitFor(30, TimeUnit.SECONDS)) {
        demo.destroyForcibly();
      }
    } catch (InterruptedException e) {
      demo.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static Failure failure(String fault, String mend) {
    return new Failure(ExitCode.FAILURE, "bench.start", fault, mend);
  }
}
