package io.vigil.operators.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.inference.FusionOutput;
import io.vigil.operators.align.StreamCut;
import io.vigil.operators.answer.AnswerRequest;
import io.vigil.operators.answer.Seen;
import io.vigil.operators.fuse.FuseOutput;
import io.vigil.operators.fuse.FusedCut;
import io.vigil.operators.fuse.FusedWindow;
import io.vigil.operators.support.StoredBytes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StreamAskerTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long CLOCK = START.toEpochMilli() + 3_600_000;
  private static final AskSettings SETTINGS = AskSettings.of("m 1", 4, 4_000_000);

  private final StreamAsker asker = new StreamAsker(SETTINGS);
  private final MemoryShelf shelf = new MemoryShelf();
  private final List<AnswerRequest> met = new ArrayList<>();
  private AskState state = new AskState();
  private long ordinal;

  @Test
  void aQuestionAboutNowMeetsTheNewestWindow() throws Exception {
    play(0, 20, CLOCK);
    ask(now("q", CLOCK), CLOCK);
    AnswerRequest request = only();
    assertThat(request.refusal()).isEmpty();
    assertThat(request.seen()).extracting(Seen::end).containsExactly(micros(20));
    assertThat(request.seen().get(0).start()).isEqualTo(micros(16));
    assertThat(request.start()).isEqualTo(micros(16));
  }

  @Test
  void aQuestionOnAStreamThatHasNotBegunIsAnsweredWhenItBegins() throws Exception {
    ask(now("q", CLOCK), CLOCK);
    assertThat(met).isEmpty();
    assertThat(asker.wake(state)).hasValue(CLOCK + 10_000);
    play(0, 1, CLOCK + 3_000);
    assertThat(only().refusal()).isEmpty();
    assertThat(asker.wake(state)).isEmpty();
  }

  @Test
  void aQuestionOnAStreamThatNobodyKnowsIsRefusedAfterAWhile() throws Exception {
    ask(now("q", CLOCK), CLOCK);
    asker.review(state, shelf, CLOCK + 9_999, met::add);
    assertThat(met).isEmpty();
    asker.review(state, shelf, CLOCK + 10_000, met::add);
    assertThat(only().refusal()).contains("Nothing has come of a stream door", "see that its id");
    assertThat(only().seen()).isEmpty();
  }

  @Test
  void aStreamThatFellSilentSaysSinceWhen() throws Exception {
    play(0, 5, CLOCK);
    long later = CLOCK + 60_000;
    ask(now("q", later), later);
    assertThat(met).isEmpty();
    asker.review(state, shelf, later + 10_000, met::add);
    assertThat(only().refusal()).contains("since 2026-01-01T00:00:05Z");
  }

  @Test
  void aStreamThatEndedIsToldAtOnceAndItsPastIsStillThere() throws Exception {
    play(0, 20, CLOCK);
    take(new FusedCut(new StreamCut("door", ordinal, micros(20), true, true)), CLOCK);
    ask(now("q", CLOCK), CLOCK);
    assertThat(only().refusal()).contains("ended at 2026-01-01T00:00:20Z");
    met.clear();
    ask(past("p", 10, 20), CLOCK);
    assertThat(only().refusal()).isEmpty();
  }

  @Test
  void aPastIntervalMeetsTheWindowsWithTheirMiddleInIt() throws Exception {
    play(0, 60, CLOCK);
    ask(past("q", 10, 20), CLOCK);
    assertThat(only().seen())
        .extracting(Seen::end)
        .containsExactly(micros(12), micros(14), micros(16), micros(18), micros(20));
    met.clear();
    ask(past("q", 30.4, 30.6), CLOCK);
    assertThat(only().seen()).extracting(Seen::end).containsExactly(micros(32));
  }

  @Test
  void anIntervalThatIsNotOverIsWaitedFor() throws Exception {
    play(0, 20, CLOCK);
    ask(past("q", 16, 22), CLOCK);
    play(20.5, 23.5, CLOCK);
    assertThat(met).isEmpty();
    play(24, 24, CLOCK);
    assertThat(only().seen())
        .extracting(Seen::end)
        .containsExactly(micros(18), micros(20), micros(22));
  }

  @Test
  void anIntervalThatNeverComesIsRefusedAfterAWhileWithHowFarTheStreamCame() throws Exception {
    play(0, 20, CLOCK);
    ask(past("q", 100, 110), CLOCK);
    assertThat(met).isEmpty();
    asker.review(state, shelf, CLOCK + 10_000, met::add);
    assertThat(only().refusal()).contains("only come as far as 2026-01-01T00:00:20Z");
  }

  @Test
  void whatIsOlderThanWhatIsKeptIsRefusedWithFromWhenOnItIsKept() throws Exception {
    play(0, 1_000, CLOCK);
    assertThat(shelf.seen).hasSize(150);
    ask(past("q", 10, 20), CLOCK);
    assertThat(only().refusal()).contains("not kept any more", "from 2026-01-01T00:11:38Z on");
    met.clear();
    ask(past("q", 0, 1_000), CLOCK);
    assertThat(met).isEmpty();
    asker.review(state, shelf, CLOCK + 10_000, met::add);
    assertThat(only().seen()).hasSize(150);
    assertThat(only().start()).as("what was looked at").isEqualTo(micros(698));
  }

  @Test
  void aGapIsNamed() throws Exception {
    play(0, 20, CLOCK);
    take(new FusedCut(new StreamCut("door", ordinal, micros(20), false, false)), CLOCK);
    play(60, 80, CLOCK);
    ask(past("q", 30, 40), CLOCK);
    assertThat(only().refusal()).contains("there is a gap");
  }

  @Test
  void impossibleAndLateQuestionsAreRefusedAtOnce() throws Exception {
    play(0, 20, CLOCK);
    ask(past("q", 12, 10), CLOCK);
    assertThat(only().refusal()).contains("ends before it begins");
    met.clear();
    ask(now("old", CLOCK - 3_600_000), CLOCK);
    assertThat(only().refusal()).contains("read only 60 minutes later");
  }

  @Test
  void aFloodOfQuestionsOnAnUnknownStreamIsBounded() throws Exception {
    for (int i = 0; i < 101; i++) {
      ask(now("q" + i, CLOCK), CLOCK);
    }
    assertThat(only().refusal()).contains("Too many questions");
    assertThat(state.waiting).hasSize(100);
  }

  @Test
  void contextsOfAnotherModelAreNotAsked() throws Exception {
    play(0, 20, CLOCK);
    StreamAsker other = new StreamAsker(AskSettings.of("m 2", 4, 4_000_000));
    other.question(now("q", CLOCK), state, shelf, CLOCK, met::add);
    assertThat(met).isEmpty();
    assertThat(shelf.seen).isEmpty();
  }

  @Test
  void aWindowThatComesAfterANewerOneIsKeptButIsNotTheNewest() throws Exception {
    FuseOutput early = window(2);
    ordinal = 5;
    take(window(20), CLOCK);
    take(early, CLOCK);
    assertThat(state.newest.end()).isEqualTo(micros(20));
    assertThat(shelf.seen.values()).extracting(Seen::end).contains(micros(2));
  }

  @Test
  void aClockThatWasSetBackDoesNotKeepWhatIsAheadOfIt() throws Exception {
    play(5_000, 5_010, CLOCK);
    play(0, 10, CLOCK);
    assertThat(shelf.seen.values()).extracting(Seen::end).allMatch(end -> end <= micros(10));
  }

  @Test
  void aStreamThatIsGoneIsForgotten() throws Exception {
    play(0, 10, CLOCK);
    assertThat(asker.isForgotten(state, CLOCK + 3_599_999)).isFalse();
    assertThat(asker.isForgotten(state, CLOCK + 3_600_000)).isTrue();
  }

  @Test
  void stateThatTheFirstReleaseStoredIsStillRead() throws Exception {
    play(0, 3, CLOCK);
    ask(past("q", 100, 110), CLOCK);
    take(new FusedCut(new StreamCut("door", ordinal, micros(3), true, false)), CLOCK);
    met.clear();
    state.waiting.add(new AskState.Waiting(now("r", CLOCK), CLOCK + 5));
    AskStateFormat format = new AskStateFormat();
    AskState restored = StoredBytes.restored("ask-v1.bin", format, state);
    assertThat(StoredBytes.of(format, restored)).isEqualTo(StoredBytes.of(format, state));
    AskState copy = format.copy(state);
    state.waiting.clear();
    assertThat(copy.waiting).isNotEmpty();
  }

  private void play(double from, double to, long clock) throws Exception {
    for (double second = from; second <= to; second += 0.5) {
      take(window(second), clock);
    }
  }

  private void take(FuseOutput output, long clock) throws Exception {
    ordinal++;
    asker.window(output, state, shelf, clock, met::add);
    state = new AskStateFormat().copy(state);
  }

  private void ask(Asked asked, long clock) throws Exception {
    asker.question(asked, state, shelf, clock, met::add);
  }

  private AnswerRequest only() {
    assertThat(met).hasSize(1);
    return met.get(0);
  }

  private FusedWindow window(double end) {
    return new FusedWindow(
        "door",
        ordinal,
        micros(end),
        0,
        new long[] {1},
        new boolean[] {true},
        new FusionOutput(
            new float[0],
            new float[0],
            new float[0],
            0,
            0.5f,
            new float[] {1, 2, 3, 4},
            new float[0]));
  }

  private static Asked now(String id, long clock) {
    return new Asked("door", id, "what is heard", clock * 1000, Asked.UNSAID, Asked.UNSAID);
  }

  private static Asked past(String id, double start, double end) {
    return new Asked("door", id, "what is heard", CLOCK * 1000, micros(start), micros(end));
  }

  private static long micros(double seconds) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, START) + (long) (seconds * 1e6);
  }

  /** A shelf in memory: Flink's own is tried by the job's test. */
  private static final class MemoryShelf implements Shelf {

    private final Map<Long, Seen> seen = new TreeMap<>();

    @Override
    public boolean has(long place) {
      return seen.containsKey(place);
    }

    @Override
    public void put(long place, Seen one) {
      seen.put(place, one);
    }

    @Override
    public Iterable<Map.Entry<Long, Seen>> all() {
      return seen.entrySet();
    }

    @Override
    public void remove(long place) {
      seen.remove(place);
    }

    @Override
    public void clear() {
      seen.clear();
    }
  }
}
