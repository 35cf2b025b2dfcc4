package io.vigil.launcher.bench;

import io.vigil.ingest.Ingest;
import io.vigil.ingest.SourceOptions;
import io.vigil.ingest.StreamSource;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceException;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.run.LocalSystem;
import io.vigil.launcher.run.ModuleConfigs;
import io.vigil.launcher.topics.ReadFrom;
import io.vigil.launcher.topics.Received;
import io.vigil.launcher.topics.TopicReader;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Plays so many films in real time through a running system, and listens. */
final class EndToEndRun {
  private static final List<Topic<?>> HEARD =
      List.of(Topics.FRAMES, Topics.AUDIO, Topics.EVENTS, Topics.CAPTIONS, Topics.MOMENTS);

  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final BenchSetting setting;
  private final LocalSystem system;
  private final Path film;

  EndToEndRun(BenchSetting setting, LocalSystem system, Path film) {
    this.setting = setting;
    this.system = system;
    this.film = film;
  }

  /**
   * Plays.
   *
   * @param name of this run; no two runs have streams of one name
   * @param settle how long it starts, which is not how it goes on
   * @param each asked between records, with the time since the beginning
   */
  Waterfall play(
      String name, int streams, Duration settle, Duration length, Consumer<Duration> each) {
    try (TopicReader reader =
            new TopicReader(system.kafka(), HEARD, new ReadFrom.Latest(), PATIENCE);
        Ingest ingest =
            new Ingest(
                ModuleConfigs.ingest(setting.config().ingest()),
                system.kafka(),
                sources(name, streams),
                List.of())) {
      Instant begin = Instant.now();
      Waterfall waterfall = new Waterfall(begin.plus(settle));
      ingest.start();
      Duration past = Duration.ZERO;
      while (past.compareTo(length) < 0) {
        fail();
        for (Received received : reader.poll(POLL)) {
          waterfall.add(received, Instant.now());
        }
        past = Duration.between(begin, Instant.now());
        each.accept(past);
      }
      return waterfall;
    }
  }

  private void fail() {
    Failure failure = system.fault().getNow(null);
    if (failure != null) {
      throw failure;
    }
  }

  private List<StreamSource> sources(String name, int streams) {
    List<StreamSource> sources = new ArrayList<>();
    try {
      for (int i = 0; i < streams; i++) {
        sources.add(
            new StreamSource(
                "bench-" + name + "-" + i,
                SourceAddress.parse(film.toString()),
                SourceOptions.defaults()));
      }
    } catch (SourceException e) {
      throw new Failure(ExitCode.SOURCE, "bench.film", String.valueOf(e.getMessage()), "", e);
    }
    return sources;
  }
}
