package io.vigil.launcher.demo;

import io.vigil.ingest.SimulatedSource;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The scheme {@code demo:}: a camera that watches the procedural world, and with it the truth of
 * what it shows. The world's scenes are none that the networks were trained on. Thread-safe.
 */
public final class DemoCamera implements SimulatedSource {
  /**
   * A camera that runs.
   *
   * @param world what it shows
   * @param start wall clock of its time 0
   */
  public record Running(SimulatedCamera world, Instant start) {}

  private final ConcurrentMap<Long, Running> running = new ConcurrentHashMap<>();
  private final Clock clock;

  /** A scheme whose cameras begin by this clock. */
  public DemoCamera(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String scheme() {
    return "demo";
  }

  @Override
  public InputStream open(URI address) {
    DemoSettings settings = DemoSettings.of(address);
    SimulatedCamera world = new SimulatedCamera(settings.seed(), Split.TEST);
    running.put(settings.seed(), new Running(world, clock.instant()));
    return new CameraFeed(world, settings).start();
  }

  /** The camera of a seed, once it was opened. */
  public Optional<Running> running(long seed) {
    return Optional.ofNullable(running.get(seed));
  }
}
