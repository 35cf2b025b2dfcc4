package io.vigil.operators.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vigil.model.bundle.BundleManifest.PlacedKind;
import io.vigil.model.bundle.BundleManifest.Places;
import io.vigil.model.event.EventType;
import io.vigil.model.inference.FusionOutput;
import io.vigil.operators.align.StreamCut;
import io.vigil.operators.caption.CaptionRequest;
import io.vigil.operators.fuse.FuseOutput;
import io.vigil.operators.fuse.FusedCut;
import io.vigil.operators.fuse.FusedWindow;
import io.vigil.operators.fuse.LostWindow;
import io.vigil.operators.support.StoredBytes;
import io.vigil.schemas.EndCause;
import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.Moment;
import io.vigil.schemas.PictureBox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamDescriberTest {

  private static final long HOP = 500_000;
  private static final long START = 1_767_225_600L * 1_000_000;
  private static final ModelFacts FACTS =
      ModelFacts.of(
          "m 1",
          8,
          HOP,
          List.of(new EventType("e", 0.5f, 0.4f, 1, 0, 0)),
          0.5f,
          new Places(3, List.of(new PlacedKind("thing", "e"))));
  private static final DescribeSettings SETTINGS =
      new DescribeSettings(
          Duration.ofSeconds(4),
          Duration.ofMillis(1500),
          0.35,
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          64);

  private final Told told = new Told();
  private final StreamDescriber describer = new StreamDescriber(FACTS, SETTINGS);
  private DescribeState state = new DescribeState();

  @Test
  void anEventIsToldWhenItBeginsEachSecondAndWhenItEnds() {
    take(windows(0, 0, 1, 1, 1, 1, 1, 1, 0, 0));
    assertThat(told.events)
        .extracting(Event::getPhase)
        .containsExactly(
            EventPhase.STARTED, EventPhase.UPDATED, EventPhase.UPDATED, EventPhase.ENDED);
    assertThat(told.events).extracting(Event::getId).containsOnly(told.events.get(0).getId());
    Event last = told.events.get(3);
    assertThat(last.getStart()).isEqualTo(Times.instant(START + 2 * HOP));
    assertThat(last.getEnd()).isEqualTo(Times.instant(START + 8 * HOP));
    assertThat(last.getCause()).isEqualTo(EndCause.OVER);
    assertThat(last.getKeyFrame()).isEqualTo(Times.instant(START + 2 * HOP));
  }

  @Test
  void aCutEndsWhatIsOpenAndSaysWhy() {
    take(windows(0, 1, 1));
    take(List.of(new FusedCut(new StreamCut("s", 3, START + 3 * HOP, false, false))));
    assertThat(told.events).extracting(Event::getCause).endsWith(EndCause.GAP);
    take(List.of(window(4, 10, 1)));
    take(List.of(new FusedCut(new StreamCut("s", 5, START + 11 * HOP, true, true))));
    assertThat(told.events).extracting(Event::getCause).endsWith(EndCause.STREAM_ENDED);
    assertThat(told.events.get(told.events.size() - 1).getId())
        .isNotEqualTo(told.events.get(0).getId());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whatIsToldDoesNotDependOnTheOrderOfArrival(long seed) {
    Random random = new Random(seed);
    double[] probabilities = random.doubles(40).toArray();
    List<FuseOutput> outputs = new ArrayList<>(windows(probabilities));
    outputs.set(17, new LostWindow("s", 17));
    outputs.add(new FusedCut(new StreamCut("s", 40, START + 40 * HOP, true, true)));
    take(outputs);
    Told shuffled = new Told();
    DescribeState other = new DescribeState();
    Collections.shuffle(outputs, random);
    outputs.forEach(output -> describer.accept(output, other, Instant.EPOCH, shuffled));
    outputs.forEach(output -> describer.accept(output, other, Instant.EPOCH, shuffled));
    assertThat(shuffled.events).isEqualTo(told.events);
    assertThat(shuffled.moments).isEqualTo(told.moments);
    assertThat(shuffled.captions)
        .extracting(CaptionRequest::id)
        .isEqualTo(told.captions.stream().map(CaptionRequest::id).toList());
  }

  @Test
  void momentsFollowEachOtherEachSecondUpToTheEnd() {
    take(windows(0, 0, 0, 0, 0));
    take(List.of(new FusedCut(new StreamCut("s", 5, START + 5 * HOP, true, true))));
    assertThat(told.moments)
        .extracting(Moment::getStart, Moment::getEnd)
        .containsExactly(tuple(at(0), at(2)), tuple(at(2), at(4)), tuple(at(4), at(5)));
  }

  @Test
  void aCaptionIsProvisionalAtOnceAndFinalWhenTheWindowHasSettled() {
    take(windows(0, 0, 0, 0, 0, 0, 0, 0));
    assertThat(told.captions)
        .extracting(
            CaptionRequest::revision,
            CaptionRequest::isFinal,
            CaptionRequest::start,
            CaptionRequest::end)
        .containsExactly(
            tuple(0, false, START, START + 4 * HOP), tuple(1, true, START, START + 7 * HOP));
    assertThat(told.captions.get(0).id()).isEqualTo(told.captions.get(1).id());
  }

  @Test
  void nothingNewMeansNoCaptionAndAnEventThatBeginsMeansOneAfterTheCoolDown() {
    double[] quiet = new double[60];
    quiet[20] = 1;
    take(windows(quiet));
    assertThat(told.captions.stream().filter(c -> c.revision() == 0).map(CaptionRequest::end))
        .containsExactly(START + 4 * HOP, START + 21 * HOP);
  }

  @Test
  void aStreamThatHasJustBegunIsNotPutIntoWordsEvenIfAnEventBegins() {
    take(windows(1, 1, 1));
    assertThat(told.events).isNotEmpty();
    assertThat(told.captions).isEmpty();
  }

  @Test
  void aCaptionThatHasNotSettledAtACutIsFinalThere() {
    take(windows(0, 0, 0, 0, 0));
    take(List.of(new FusedCut(new StreamCut("s", 5, START + 5 * HOP, false, false))));
    assertThat(told.captions).extracting(CaptionRequest::isFinal).containsExactly(false, true);
  }

  @Test
  void stateThatTheFirstReleaseStoredIsStillRead() throws Exception {
    DescribeStateFormat format = new DescribeStateFormat();
    take(windows(0, 1, 1));
    take(List.of(window(5, 5, 1)));
    // That release put a stream into words after two slots already.
    state.captionWanted = false;
    state.captioned = new float[] {1, 0};
    state.captionEnd = START + 2 * HOP;
    state.settlingStart = START;
    state.settlingUntil = START + 5 * HOP;
    state.settlingShare = 0.6f;
    state.settlingEvidence = new long[] {START, START + HOP, START + 2 * HOP};
    state.settlingContext = new float[] {2};
    DescribeState restored = StoredBytes.restored("describe-v1.bin", format, state);
    assertThat(StoredBytes.of(format, restored)).isEqualTo(StoredBytes.of(format, state));
    DescribeState copy = format.copy(state);
    copy.waiting.clear();
    assertThat(state.waiting).hasSize(1);
  }

  @Test
  void stateWithPlacesThatTheSecondFormStoredIsStillRead() throws Exception {
    DescribeStateFormat format = new DescribeStateFormat();
    take(List.of(window(0, 0, 0.8, 0), window(1, 1, 0.6, 2), window(5, 5, 1, 1)));
    assertThat(state.tellings.get(0).place).isNotEqualTo(state.tellings.get(0).lastPlace);
    assertThat(state.waiting).hasSize(1);
    DescribeState restored = StoredBytes.restored("describe-v2.bin", format, state);
    assertThat(StoredBytes.of(format, restored)).isEqualTo(StoredBytes.of(format, state));
  }

  @Test
  void anEventTellsWhereItWasAtItsKeyFrameAndWhereItIsNow() {
    take(List.of(window(0, 0, 0.6, 0), window(1, 1, 0.9, 1), window(2, 2, 0.8, 1)));
    take(List.of(window(3, 3, 0.7, 2), window(4, 4, 0, 0)));
    assertThat(told.events.get(0).getPlace()).extracting(PictureBox::getLeft).containsExactly(0f);
    Event last = told.events.get(told.events.size() - 1);
    assertThat(last.getPhase()).isEqualTo(EventPhase.ENDED);
    assertThat(last.getKeyFrame()).isEqualTo(at(1));
    assertThat(last.getPlace()).containsExactly(new PictureBox(1 / 3f, 1 / 3f, 2 / 3f, 2 / 3f));
    assertThat(last.getLastPlace()).containsExactly(new PictureBox(2 / 3f, 1 / 3f, 1f, 2 / 3f));
  }

  @Test
  void whereTheModelTellsNoPlacesAnEventHasNone() {
    take(windows(0, 1, 1, 0));
    assertThat(told.events).isNotEmpty();
    assertThat(told.events).extracting(Event::getPlace).containsOnlyNulls();
    assertThat(told.events).extracting(Event::getLastPlace).containsOnlyNulls();
  }

  @Test
  void whatWaitsForALostPlaceIsBounded() {
    for (int i = 1; i < 500; i++) {
      take(List.of(window(i, i, 0)));
      assertThat(state.waiting.size()).isLessThanOrEqualTo(65);
    }
    assertThat(told.moments).isNotEmpty();
  }

  private void take(List<? extends FuseOutput> outputs) {
    outputs.forEach(output -> describer.accept(output, state, Instant.EPOCH, told));
  }

  private static Instant at(int hops) {
    return Times.instant(START + hops * HOP);
  }

  private static List<FuseOutput> windows(double... probabilities) {
    List<FuseOutput> windows = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      windows.add(window(i, i, probabilities[i]));
    }
    return windows;
  }

  /** A window whose newest slot is the given one, with a probability in that slot. */
  private static FusedWindow window(long ordinal, int slot, double probability) {
    return window(ordinal, slot, probability, new float[0]);
  }

  /** A window with a thing in one cell of the middle row of each picture. */
  private static FusedWindow window(long ordinal, int slot, double probability, int column) {
    float[] things = new float[8 * 9];
    for (int s = 0; s < 8; s++) {
      things[s * 9 + 3 + column] = 0.9f;
    }
    return window(ordinal, slot, probability, things);
  }

  private static FusedWindow window(long ordinal, int slot, double probability, float[] things) {
    float[] probabilities = new float[8];
    probabilities[7] = (float) probability;
    long[] times = new long[8];
    boolean[] heard = new boolean[8];
    for (int s = 0; s < 8; s++) {
      int index = slot - 7 + s;
      times[s] = index < 0 ? 0 : START + index * HOP;
    }
    Arrays.fill(heard, true);
    return new FusedWindow(
        "s",
        ordinal,
        START + (slot + 1) * HOP,
        0,
        times,
        heard,
        new FusionOutput(
            probabilities,
            new float[] {0.7f},
            new float[] {1, 0},
            0,
            0.6f,
            new float[] {slot},
            things));
  }

  private static final class Told implements Described {

    private final List<Event> events = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();
    private final List<CaptionRequest> captions = new ArrayList<>();

    @Override
    public void event(Event event) {
      events.add(event);
    }

    @Override
    public void moment(Moment moment) {
      moments.add(moment);
    }

    @Override
    public void caption(CaptionRequest request) {
      captions.add(request);
    }
  }
}
