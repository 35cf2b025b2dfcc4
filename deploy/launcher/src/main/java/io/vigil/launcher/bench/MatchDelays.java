package io.vigil.launcher.bench;

import io.vigil.launcher.topics.Received;
import io.vigil.launcher.topics.TopicReader;
import io.vigil.schemas.Match;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * From an event's being handed to Kafka to a reader's having its match.
 *
 * @param delays of all matches of the time, those that came late included
 * @param cores that this process took meanwhile: broker, engine, sender and reader
 */
record MatchDelays(Delays delays, double cores) {
  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Duration LATEST = Duration.ofMinutes(1);

  /**
   * Sends at a steady rate, reading meanwhile and until nothing more comes: what is late counts
   * too, and what is late of the warming up is not taken for the engine's pace. There the first
   * match of each topic waits for the producer to ask where that topic is.
   */
  static MatchDelays hold(
      int perSecond, int seconds, SubscriptionLoad load, TopicReader reader, BenchSetting setting) {
    Delays delays = new Delays();
    AtomicBoolean over = new AtomicBoolean();
    AtomicLong last = new AtomicLong(System.nanoTime());
    Thread reading =
        new Thread(
            () -> {
              while (!over.get()) {
                if (receive(reader, load, delays)) {
                  last.set(System.nanoTime());
                }
              }
            },
            "vigil-bench-matches");
    reading.start();
    try {
      double cores = send(perSecond, seconds, load, setting);
      long end = System.nanoTime() + LATEST.toNanos();
      while (System.nanoTime() - last.get() < QUIET.toNanos() && System.nanoTime() < end) {
        setting.at("");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
      return new MatchDelays(delays, cores);
    } finally {
      over.set(true);
      try {
        reading.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Sends; the cores that this process took meanwhile. */
  private static double send(
      int perSecond, int seconds, SubscriptionLoad load, BenchSetting setting) {
    long step = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long begin = System.nanoTime();
    long cpu = cpuNanos();
    for (long i = 0; i < (long) perSecond * seconds; i++) {
      LockSupport.parkNanos(begin + i * step - System.nanoTime());
      if (i % perSecond == 0) {
        setting.at("");
      }
      load.send();
    }
    return (double) (cpuNanos() - cpu) / (System.nanoTime() - begin);
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean os
        ? os.getProcessCpuTime()
        : 0;
  }

  /** Reads once; whether anything came. */
  private static boolean receive(TopicReader reader, SubscriptionLoad load, Delays delays) {
    List<Received> batch = reader.poll(Duration.ofMillis(100));
    long now = System.nanoTime();
    for (Received received : batch) {
      if (received instanceof Received.Decoded decoded
          && decoded.record() instanceof Match match
          && !match.getEvents().isEmpty()) {
        long sent = load.sentAt(match.getEvents().get(match.getEvents().size() - 1));
        if (sent >= 0) {
          delays.add(Duration.ofNanos(now - sent));
        }
      }
    }
    return !batch.isEmpty();
  }
}
