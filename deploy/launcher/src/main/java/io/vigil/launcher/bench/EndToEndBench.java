package io.vigil.launcher.bench;

import io.vigil.launcher.run.LocalSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * How many 720p streams the whole system, from file to record, holds in real time on this machine:
 * broker, Flink, networks, decoders and this reader in one process. More streams are tried until
 * one event in twenty, or one moment in twenty, comes later than the target, or media are lost.
 */
final class EndToEndBench implements Bench {
  private static final double LATEST = 1.5;
  private static final double STREAMS = 16;
  private static final double HEAP_MEGABYTES = 2048;

  /** Caches fill and collections come and go; what is beyond this grows with time. */
  private static final double GROWTH = 1.1;

  private static final List<Integer> QUICK_STEPS = List.of(2, 4, 8, 16);
  private static final List<Integer> STEPS = List.of(4, 8, 12, 16, 20, 24, 32);
  private static final List<Integer> MARKS = List.of(1, 5, 10);
  private static final int MARGIN_SECONDS = 20;
  private static final int WARM_SECONDS = 10;
  private static final Duration SETTLE = Duration.ofSeconds(4);

  /** So many streams at once in a process that has just started: its code is not yet compiled. */
  private static final Duration START = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "end-to-end";
  }

  @Override
  public List<BenchFigure> run(BenchSetting setting) {
    int painted = setting.amount(8, 20);
    Path film = BenchFilm.looped(setting, painted, setting.minutes() * 60 + MARGIN_SECONDS);
    setting.at("starts Kafka, Flink and the networks");
    List<BenchFigure> figures = new ArrayList<>();
    try (LocalSystem system =
        LocalSystem.start(
            setting.config(), setting.bundle(), setting.scratch().resolve("end-to-end"))) {
      EndToEndRun run = new EndToEndRun(setting, system, film);
      int held = setting.streams().orElseGet(() -> most(setting, run, figures));
      figures.addAll(hold(setting, run, Math.max(1, held)));
    }
    return figures;
  }

  private int most(BenchSetting setting, EndToEndRun run, List<BenchFigure> figures) {
    Duration length = Duration.ofSeconds(setting.amount(12, 40));
    setting.at("warms up");
    run.play("warm", 2, SETTLE, Duration.ofSeconds(WARM_SECONDS), past -> setting.at(""));
    int held = 0;
    for (int streams : setting.quick() ? QUICK_STEPS : STEPS) {
      // A second try: one hiccup of something else on the machine is not the system's limit.
      if (!tried(setting, run, streams, length, 1, figures)
          && !tried(setting, run, streams, length, 2, figures)) {
        break;
      }
      held = streams;
    }
    figures.add(
        BenchFigure.of(
                name(), "720p streams in real time", held, "streams", BenchFigure.Better.HIGHER)
            .aiming(STREAMS)
            .with("tried up to", setting.quick() ? last(QUICK_STEPS) : last(STEPS))
            .with("each, s", length.toSeconds()));
    return held;
  }

  private boolean tried(
      BenchSetting setting,
      EndToEndRun run,
      int streams,
      Duration length,
      int attempt,
      List<BenchFigure> figures) {
    setting.at(streams + " streams, try " + attempt);
    Waterfall seen =
        run.play("try" + streams + "-" + attempt, streams, SETTLE, length, past -> setting.at(""));
    figures.add(
        BenchFigure.of(
                name(),
                "try of " + streams + " streams: event, p95",
                seen.events.seconds(95),
                "s",
                BenchFigure.Better.LOWER)
            .aiming(LATEST)
            .with("events", seen.events.count())
            .with("moment p95, s", seen.moments.seconds(95))
            .with("gaps", seen.gaps));
    return holds(seen);
  }

  private static int last(List<Integer> steps) {
    return steps.get(steps.size() - 1);
  }

  private static boolean holds(Waterfall seen) {
    return seen.gaps == 0
        && seen.moments.count() > 0
        && seen.moments.seconds(95) <= LATEST
        && seen.events.seconds(95) <= LATEST;
  }

  private List<BenchFigure> hold(BenchSetting setting, EndToEndRun run, int streams) {
    List<MemoryMark> memory = new ArrayList<>();
    TreeSet<Integer> marks = new TreeSet<>(MARKS);
    marks.removeIf(mark -> mark > setting.minutes());
    marks.add(setting.minutes());
    Waterfall seen =
        run.play(
            "hold",
            streams,
            START,
            Duration.ofMinutes(setting.minutes()).plusSeconds(1),
            past -> {
              setting.at(streams + " streams held for " + past.toSeconds() + " s");
              if (!marks.isEmpty() && past.toSeconds() >= marks.first() * 60L) {
                memory.add(MemoryMark.at(marks.pollFirst()));
              }
            });
    List<BenchFigure> all = new ArrayList<>();
    all.add(
        BenchFigure.of(
                name(), "events told", seen.events.count(), "events", BenchFigure.Better.HIGHER)
            .aiming(1)
            .with("streams", streams));
    all.addAll(delays("event in the first " + START.toSeconds() + " s", seen.start, streams));
    all.addAll(delays("event", seen.events, streams));
    all.addAll(delays("caption", seen.captions, streams));
    all.addAll(delays("moment", seen.moments, streams));
    all.addAll(delays("event, step 1: capture to media complete", seen.media, streams));
    all.addAll(delays("event, step 2: media complete to decision", seen.job, streams));
    all.addAll(delays("event, step 3: decision to reader", seen.kafka, streams));
    all.add(
        BenchFigure.of(name(), "gaps", (double) seen.gaps, "gaps", BenchFigure.Better.LOWER)
            .aiming(0)
            .with("streams", streams));
    all.addAll(memory(memory, streams));
    return all;
  }

  private List<BenchFigure> delays(String what, Delays delays, int streams) {
    if (delays.count() == 0) {
      return List.of();
    }
    List<BenchFigure> figures = new ArrayList<>();
    for (int percent : List.of(50, 95, 99)) {
      BenchFigure figure =
          BenchFigure.of(
                  name(),
                  what + ", p" + percent,
                  delays.seconds(percent),
                  "s",
                  BenchFigure.Better.LOWER)
              .with("streams", streams)
              .with("records", delays.count());
      figures.add(what.equals("event") && percent == 95 ? figure.aiming(LATEST) : figure);
    }
    return figures;
  }

  /** What memory was in use at each mark, and whether it grew from the first to the last. */
  private List<BenchFigure> memory(List<MemoryMark> marks, int streams) {
    List<BenchFigure> figures = new ArrayList<>();
    for (MemoryMark mark : marks) {
      figures.add(
          megabytes("heap in use after " + mark.minute() + " min", mark.heap(), streams)
              .aiming(HEAP_MEGABYTES));
      mark.resident()
          .ifPresent(
              resident ->
                  figures.add(
                      megabytes(
                          "resident memory after " + mark.minute() + " min", resident, streams)));
    }
    if (marks.size() > 1) {
      MemoryMark first = marks.get(0);
      MemoryMark last = marks.get(marks.size() - 1);
      figures.add(growth("heap", first, last, first.heap(), last.heap()));
      if (first.resident().isPresent() && last.resident().isPresent()) {
        figures.add(
            growth(
                "resident memory",
                first,
                last,
                first.resident().getAsDouble(),
                last.resident().getAsDouble()));
      }
    }
    return figures;
  }

  private BenchFigure megabytes(String figure, double value, int streams) {
    return BenchFigure.of(name(), figure, value, "MB", BenchFigure.Better.LOWER)
        .with("streams", streams);
  }

  private BenchFigure growth(
      String what, MemoryMark first, MemoryMark last, double before, double after) {
    String figure = "%s, %d min over %d min".formatted(what, last.minute(), first.minute());
    return BenchFigure.of(name(), figure, after / before, "times", BenchFigure.Better.LOWER)
        .aiming(GROWTH)
        .with("grew", after / before > GROWTH ? "yes" : "no");
  }

  /**
   * Memory in use.
   *
   * @param minute since the streams began
   * @param heap after a collection, megabytes
   * @param resident of the process, megabytes
   */
  private record MemoryMark(int minute, double heap, OptionalDouble resident) {
    static MemoryMark at(int minute) {
      return new MemoryMark(minute, MemoryProbe.heapMegabytes(), MemoryProbe.residentMegabytes());
    }
  }
}
