package io.vigil.server.history;

import static io.vigil.server.testing.Records.at;
import static io.vigil.server.testing.Records.caption;
import static io.vigil.server.testing.Records.event;
import static io.vigil.server.testing.Records.gap;
import static io.vigil.server.testing.Records.moment;
import static io.vigil.server.testing.Records.sound;
import static io.vigil.server.testing.Records.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vigil.schemas.Caption;
import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.GapCause;
import io.vigil.schemas.StreamState;
import io.vigil.schemas.StreamStatus;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.testing.TestBroker;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.feed.Incoming;
import io.vigil.server.feed.Position;
import io.vigil.server.feed.TopicFeed;
import io.vigil.server.testing.Records;
import io.vigil.server.testing.TestProducer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HistoryTest {
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir static Path directory;
  private TestBroker broker;
  private long offsets;

  @BeforeAll
  void start() throws Exception {
    broker = TestBroker.start(directory.resolve("broker"));
    try (TestProducer producer = new TestProducer(broker.connection())) {
      for (int i = 0; i < 40; i++) {
        String stream = i % 2 == 0 ? "door" : "yard";
        producer.send(Topics.CAPTIONS, caption(stream, i, "someone walks " + i, 0));
        producer.send(Topics.CAPTIONS, caption(stream, i, "a person knocks " + i, 1));
        producer.send(
            Topics.EVENTS, event(stream, "sound.knock", i, i + 0.5, EventPhase.STARTED, 0.5));
        producer.send(Topics.EVENTS, event(stream, "sound.knock", i, i + 1, EventPhase.ENDED, 0.9));
        producer.send(
            Topics.MOMENTS,
            moment(stream, i, (float) Math.cos(i * 0.05), (float) Math.sin(i * 0.05)));
        producer.send(Topics.AUDIO, sound(stream, i, i, i * 100));
      }
      // As after a failure: the older forms are written again.
      producer.send(Topics.CAPTIONS, caption("door", 0, "someone walks 0", 0));
      producer.send(Topics.EVENTS, event("door", "sound.knock", 0, 0.5, EventPhase.STARTED, 0.5));
      producer.send(Topics.FRAMES, gap("door", 0, 3, 5, 7, GapCause.LATE));
      producer.send(Topics.STREAMS, status("door", StreamState.ONLINE, 1, ""));
      producer.send(Topics.STREAMS, status("door", StreamState.RECONNECTING, 2, "it is silent"));
      producer.garbage(Topics.CAPTIONS.name(), "door");
      producer.flush();
    }
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  private History open(String name) {
    return History.open(directory.resolve(name), "cluster", RETENTION, CLOCK);
  }

  private TopicFeed fill(History history) throws Exception {
    TopicFeed feed = new TopicFeed(broker.connection(), history.position(), List.of(history));
    feed.start();
    HistoryReader reader = new HistoryReader(history);
    Await.until(
        "the topics to be filed",
        Duration.ofSeconds(60),
        () ->
            reader.count(Kind.CAPTION, Selection.ALL) == 40
                && reader.count(Kind.EVENT, Selection.ALL) == 40
                && reader.count(Kind.MOMENT, Selection.ALL) == 40
                && reader.count(Kind.LEVEL, Selection.ALL) == 40
                && reader.count(Kind.GAP, Selection.ALL) == 1
                && reader.count(Kind.STREAM, Selection.ALL) == 1
                && feed.unreadable() == 1);
    return feed;
  }

  /** Everything that a history answers, in words that can be compared. */
  private static List<String> answers(History history) {
    HistoryReader reader = new HistoryReader(history);
    List<String> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      reader
          .list(kind, Selection.ALL, 500, Optional.empty())
          .entries()
          .forEach(entry -> all.add(entry.toString()));
    }
    reader
        .nearest(new float[] {1, 0}, Selection.ALL.ofModel(Records.MODEL), 10)
        .forEach(near -> all.add(near.toString()));
    return all;
  }

  @Test
  void keepsTheLastFormOfEachThing() throws Exception {
    History history = open("forms");
    TopicFeed feed = fill(history);
    try (history;
        feed) {
      HistoryReader reader = new HistoryReader(history);
      Entry caption = reader.get(Kind.CAPTION, caption("door", 0, "", 0).getId()).orElseThrow();
      assertThat(caption.record(Caption.class).getText()).isEqualTo("a person knocks 0");
      Entry event =
          reader
              .get(Kind.EVENT, event("door", "sound.knock", 0, 0, EventPhase.ENDED, 0).getId())
              .orElseThrow();
      assertThat(event.record(Event.class).getPhase()).isEqualTo(EventPhase.ENDED);
      assertThat(
              reader.get(Kind.STREAM, "door").orElseThrow().record(StreamStatus.class).getState())
          .isEqualTo(StreamState.RECONNECTING);
      feed.close();
    }
  }

  @Test
  void findsByStreamTimeTypeWordsAndConfidence() throws Exception {
    History history = open("finds");
    TopicFeed feed = fill(history);
    HistoryReader reader = new HistoryReader(history);
    Selection some =
        Selection.ALL.ofStreams(Set.of("yard")).within(Optional.of(at(10)), Optional.of(at(20)));
    assertThat(reader.during(Kind.EVENT, some, 100))
        .extracting(Entry::start)
        .containsExactly(at(11), at(13), at(15), at(17), at(19));
    assertThat(reader.count(Kind.EVENT, Selection.ALL.ofTypes(Set.of("sound.bark")))).isZero();
    assertThat(reader.count(Kind.EVENT, Selection.ALL.atLeast(0.95))).isZero();
    assertThat(reader.count(Kind.EVENT, Selection.ALL.atLeast(0.85))).isEqualTo(40);
    // The words of a replaced revision find nothing; those of the last one do, in other forms too.
    assertThat(reader.count(Kind.CAPTION, Selection.ALL.withText(Optional.of("walks")))).isZero();
    assertThat(reader.count(Kind.CAPTION, Selection.ALL.withText(Optional.of("knocking person"))))
        .isEqualTo(40);
    assertThat(reader.during(Kind.GAP, Selection.ALL, 10))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.end()).isEqualTo(at(5));
              assertThat(entry.value()).isEqualTo(new Entry.Gap("picture", 7, GapCause.LATE));
            });
    Entry loud = reader.during(Kind.LEVEL, Selection.ALL.ofStreams(Set.of("yard")), 100).get(19);
    assertThat(((Entry.Level) loud.value()).dbfs())
        .isCloseTo((float) (20 * Math.log10(3900 / 32768.0)), within(0.01f));
    feed.close();
    history.close();
  }

  @Test
  void findsTheNearestMoments() throws Exception {
    History history = open("nearest");
    TopicFeed feed = fill(history);
    HistoryReader reader = new HistoryReader(history);
    Selection door = Selection.ALL.ofStreams(Set.of("door")).ofModel(Records.MODEL);
    float angle = 0.5f;
    List<Near> near =
        reader.nearest(new float[] {(float) Math.cos(angle), (float) Math.sin(angle)}, door, 3);
    assertThat(near).extracting(n -> n.moment().start()).startsWith(at(10)).contains(at(8), at(12));
    assertThat(near.get(0).score()).isCloseTo(1, within(1e-4));
    assertThat(reader.nearest(new float[] {1, 0}, Selection.ALL.ofModel("another 1.0"), 3))
        .isEmpty();
    feed.close();
    history.close();
  }

  @Test
  void answersEquallyWhenFiledAnew() throws Exception {
    History one = open("one");
    fill(one).close();
    List<String> answers = answers(one);
    one.close();

    History again = open("one");
    assertThat(answers(again)).isEqualTo(answers);
    again.close();

    History lost = open("two");
    fill(lost).close();
    assertThat(answers(lost)).isEqualTo(answers);
    lost.close();
  }

  @Test
  void filesExactlyOnceThroughACrash() throws Exception {
    History first = open("crash");
    fill(first).close();
    List<String> answers = answers(first);
    first.abandon();

    History second = open("crash");
    fill(second).close();
    assertThat(answers(second)).isEqualTo(answers);
    Position position = second.position();
    second.close();
    History third = open("crash");
    assertThat(third.position()).isEqualTo(position);
    third.close();
  }

  @Test
  void keepsNothingOfAnotherCluster() {
    History one = open("cluster");
    take(one, caption("door", 1, "a", 0), Instant.now());
    one.close();
    History other = History.open(directory.resolve("cluster"), "another", RETENTION, CLOCK);
    assertThat(other.position()).isEqualTo(Position.START);
    assertThat(new HistoryReader(other).count(Kind.CAPTION, Selection.ALL)).isZero();
    other.close();
  }

  @Test
  void letsGoOfWhatIsTooOld() throws Exception {
    Instant now = Instant.parse("2026-06-01T00:00:00Z");
    History history =
        History.open(
            directory.resolve("old"), "cluster", RETENTION, Clock.fixed(now, ZoneOffset.UTC));
    take(history, caption("door", 1, "old", 0), now.minus(Duration.ofDays(31)));
    take(history, caption("door", 2, "young", 0), now.minus(Duration.ofDays(29)));
    history.commit();
    history.freshen(true);
    assertThat(new HistoryReader(history).during(Kind.CAPTION, Selection.ALL, 10))
        .singleElement()
        .satisfies(e -> assertThat(e.record(Caption.class).getText()).isEqualTo("young"));
    history.close();
  }

  @Test
  void isForOneProcess() {
    History one = open("locked");
    assertThatThrownBy(() -> open("locked"))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("in use by another process")
        .hasMessageContaining("server.history-dir");
    one.close();
  }

  @Test
  void pagesAreNotShiftedByWhatComesBetween() {
    History history = open("pages");
    for (int i = 0; i < 10; i++) {
      take(history, caption("door", i, "n" + i, 0), Instant.now());
    }
    HistoryReader reader = new HistoryReader(history);
    Page first = reader.list(Kind.CAPTION, Selection.ALL, 4, Optional.empty());
    take(history, caption("door", 20, "newer", 0), Instant.now());
    take(history, caption("yard", 7, "between, before the cursor", 0), Instant.now());
    take(history, caption("door", 3, "n3 revised", 1), Instant.now());
    Cursor cursor = Cursor.parse(first.next().orElseThrow().text()).orElseThrow();
    Page second = reader.list(Kind.CAPTION, Selection.ALL, 4, Optional.of(cursor));
    Page third = reader.list(Kind.CAPTION, Selection.ALL, 4, second.next());
    assertThat(texts(first)).containsExactly("n9", "n8", "n7", "n6");
    assertThat(texts(second)).containsExactly("n5", "n4", "n3 revised", "n2");
    assertThat(texts(third)).containsExactly("n1", "n0");
    assertThat(third.next()).isEmpty();
    history.close();
  }

  private static List<String> texts(Page page) {
    return page.entries().stream().map(e -> e.record(Caption.class).getText()).toList();
  }

  private void take(History history, Caption caption, Instant logged) {
    long offset = offsets++;
    history.take(
        List.of(new Incoming(Topics.CAPTIONS.name(), 0, offset, logged, caption)),
        Position.of(Map.of(new TopicPartition(Topics.CAPTIONS.name(), 0), offset + 1)));
    try {
      history.freshen(true);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
