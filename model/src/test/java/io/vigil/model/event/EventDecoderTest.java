package io.vigil.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventDecoderTest {

  private static final long HOP = 500_000;

  private static List<String> decode(EventType type, double... probabilities) {
    EventDecoder decoder = new EventDecoder(List.of(type), 2, HOP);
    List<EventState> states = decoder.idle();
    List<String> told = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      float before = i == 0 ? 0 : (float) probabilities[i - 1];
      EventDecoder.Step step =
          decoder.step(
              states,
              new float[] {before, (float) probabilities[i]},
              new float[] {0.25f},
              (i + 1) * HOP);
      states = step.states();
      int slot = i;
      step.changes().forEach(c -> told.add(slot + " " + text(c)));
    }
    decoder.end(states).changes().forEach(c -> told.add("end " + text(c)));
    return told;
  }

  private static String text(EventChange change) {
    return change.kind() + " " + change.state().start() / HOP + "-" + change.state().end() / HOP;
  }

  @Test
  void beginsAtTheThresholdAndEndsBelowTheLowerOne() {
    EventType type = new EventType("x", 0.6f, 0.4f, 1, 0, 0);

    assertThat(decode(type, 0.5, 0.7, 0.5, 0.45, 0.3, 0.5))
        .containsExactly("1 STARTED 1-2", "2 CONTINUED 1-3", "3 CONTINUED 1-4", "4 ENDED 1-4");
  }

  @Test
  void isToldOnlyWhenItHeldLongEnoughButFromItsTrueBeginning() {
    EventType type = new EventType("x", 0.6f, 0.4f, 3, 0, 0);

    assertThat(decode(type, 0.7, 0.7, 0.1, 0.7, 0.5, 0.5, 0.1))
        .containsExactly("5 STARTED 3-6", "6 ENDED 3-6");
  }

  @Test
  void bridgesAShortFall() {
    EventType type = new EventType("x", 0.6f, 0.4f, 1, 1, 0);

    assertThat(decode(type, 0.7, 0.1, 0.7, 0.1, 0.1))
        .containsExactly("0 STARTED 0-1", "2 CONTINUED 0-3", "4 ENDED 0-3");
  }

  @Test
  void readsAnOlderSlotWhereTheTypeWaits() {
    EventType type = new EventType("x", 0.6f, 0.4f, 1, 0, 1);

    assertThat(decode(type, 0.7, 0.1, 0.1)).containsExactly("1 STARTED 0-1", "2 ENDED 0-1");
  }

  @Test
  void endsWhatIsOpenWhenTheStreamEnds() {
    EventType type = new EventType("x", 0.6f, 0.4f, 1, 2, 0);

    assertThat(decode(type, 0.7, 0.1)).containsExactly("0 STARTED 0-1", "end ENDED 0-1");
  }

  @Test
  void confidenceAndShareAreMeansOverTheSlotsInWhichItHeld() {
    EventDecoder decoder =
        new EventDecoder(List.of(new EventType("x", 0.5f, 0.4f, 1, 1, 0)), 1, HOP);
    EventDecoder.Step step =
        decoder.step(decoder.idle(), new float[] {0.9f}, new float[] {1f}, HOP);
    step = decoder.step(step.states(), new float[] {0.1f}, new float[] {0f}, 2 * HOP);
    step = decoder.step(step.states(), new float[] {0.5f}, new float[] {0.5f}, 3 * HOP);
    EventState state = step.states().get(0);

    assertThat(state.confidence()).isCloseTo(0.7f, within(1e-6f));
    assertThat(state.pictureShare()).isCloseTo(0.75f, within(1e-6f));
  }

  @Test
  void typesDoNotTouchEachOther() {
    EventDecoder decoder =
        new EventDecoder(
            List.of(
                new EventType("a", 0.5f, 0.4f, 1, 0, 0), new EventType("b", 0.9f, 0.4f, 1, 0, 0)),
            1,
            HOP);

    EventDecoder.Step step =
        decoder.step(decoder.idle(), new float[] {0.6f, 0.6f}, new float[2], HOP);

    assertThat(step.changes()).hasSize(1);
    assertThat(step.states().get(1)).isEqualTo(EventState.IDLE);
  }
}
