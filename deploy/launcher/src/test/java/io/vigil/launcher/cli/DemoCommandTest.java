package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void theSimulatedCameraIsDescribedUntilItIsStoppedAndNothingIsLeftBehind() throws Exception {
    Cli cli = new Cli();
    CompletableFuture<Integer> status =
        CompletableFuture.supplyAsync(
            () -> cli.run("demo", "--truth", "--set", "embedded.data-dir=" + folder));
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (!said(cli) && !status.isDone() && System.nanoTime() < deadline) {
      Thread.sleep(100);
    }
    cli.interrupt();
    assertThat(status.get(2, TimeUnit.MINUTES)).as(cli.err()).isEqualTo(130);
    assertThat(cli.out()).contains("  caption  ", "  event    ", "% sound", "truth");
    assertThat(
            cli.out()
                .strip()
                .lines()
                .anyMatch(l -> l.startsWith("demo ") && l.contains("x real time")))
        .isTrue();
    assertThat(cli.err()).contains("Ready after").doesNotContain("Exception");
    assertThat(children(folder)).noneMatch(p -> p.getFileName().toString().startsWith("session-"));
  }

  private static boolean said(Cli cli) {
    return cli.out().contains("  caption  ") && cli.out().contains("  event    ");
  }

  private static java.util.List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    }
  }
}
