package io.vigil.launcher.cli;

import io.vigil.launcher.console.Colour;
import io.vigil.launcher.console.Terminal;
import io.vigil.launcher.console.Text;
import io.vigil.launcher.demo.DemoCamera;
import io.vigil.launcher.topics.Received;
import io.vigil.model.world.TruthEvent;
import io.vigil.schemas.Caption;
import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints beside each caption and event of the simulated camera what its script says. */
final class TruthPrinter {
  private static final double MILLIS = 1000;
  private static final double NEAR = 2;

  private final Terminal terminal;
  private final DemoCamera camera;
  private final long seed;

  TruthPrinter(Terminal terminal, DemoCamera camera, long seed) {
    this.terminal = terminal;
    this.camera = camera;
    this.seed = seed;
  }

  void print(Received received) {
    Optional<DemoCamera.Running> running = camera.running(seed);
    if (running.isEmpty() || !(received instanceof Received.Decoded decoded)) {
      return;
    }
    if (decoded.record() instanceof Caption c) {
      double end = seconds(running.get(), c.getEnd());
      line(running.get().world().captionsAt(Math.max(0.5, end)).get(0));
    } else if (decoded.record() instanceof Event e && e.getPhase() == EventPhase.STARTED) {
      event(running.get(), e);
    }
  }

  private void event(DemoCamera.Running running, Event e) {
    double start = seconds(running, e.getStart());
    List<TruthEvent> near =
        running.world().eventsIn(Math.max(0, start - NEAR), start + NEAR).stream()
            .filter(t -> t.type().equals(e.getType()))
            .sorted(Comparator.comparingDouble(t -> Math.abs(t.start() - start)))
            .toList();
    line(
        near.isEmpty()
            ? "no such event"
            : String.format(
                Locale.ROOT,
                "%s from %s to %s",
                e.getType(),
                clock(running, near.get(0).start()),
                clock(running, near.get(0).end())));
  }

  private void line(String text) {
    terminal.line(terminal.paint(Colour.FAINT, " ".repeat(21) + " truth    " + text));
  }

  private static double seconds(DemoCamera.Running running, Instant time) {
    return Duration.between(running.start(), time).toMillis() / MILLIS;
  }

  private static String clock(DemoCamera.Running running, double seconds) {
    return Text.clock(running.start().plusMillis(Math.round(seconds * MILLIS)));
  }
}
