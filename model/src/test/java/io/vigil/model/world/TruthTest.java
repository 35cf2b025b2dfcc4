package io.vigil.model.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TruthTest {
  @Test
  void everyEventTypeIsDescribed() {
    assertThat(EventTypes.ALL).doesNotHaveDuplicates().hasSize(24);
    assertThat(EventTypes.ALL).allSatisfy(t -> assertThat(EventTypes.description(t)).isNotBlank());
    assertThatThrownBy(() -> EventTypes.description("no.such")).hasMessageContaining("no.such");
  }

  @Test
  void eventsAreKnownAndLieWithinTheScene() {
    everyTruth(
        truth -> {
          for (TruthEvent event : truth.events()) {
            assertThat(EventTypes.ALL).contains(event.type());
            assertThat(event.start()).isGreaterThanOrEqualTo(0).isLessThan(event.end());
            assertThat(event.end()).isLessThanOrEqualTo(truth.scene().duration());
          }
        });
  }

  @Test
  void aLabelIsSetExactlyWhereAnEventFillsTwoFifthsOfTheSlot() {
    everyTruth(
        truth -> {
          int slots = (int) (truth.scene().duration() * 2);
          boolean[][] labels = truth.labels(-2, slots + 4);
          for (int i = 0; i < labels.length; i++) {
            double start = (i - 2) * Truth.SLOT;
            for (int type = 0; type < EventTypes.ALL.size(); type++) {
              String name = EventTypes.ALL.get(type);
              boolean filled =
                  truth.events().stream()
                      .filter(event -> event.type().equals(name))
                      .anyMatch(event -> event.overlap(start, start + Truth.SLOT) >= 0.2 - 1e-9);
              assertThat(labels[i][type]).isEqualTo(filled);
            }
          }
        });
  }

  @Test
  void labelsOfPartsAreThePartsOfTheLabels() {
    everyTruth(
        truth -> {
          boolean[][] whole = truth.labels(0, 24);
          boolean[][] part = truth.labels(7, 8);
          for (int i = 0; i < 8; i++) {
            assertThat(part[i]).isEqualTo(whole[7 + i]);
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void aFaultIsAnEventOverItsTime(FaultKind kind) {
    assertThat(Truth.of(TestScenes.failing(kind, 1)).events())
        .containsExactly(new TruthEvent(kind.eventType(), 3, 7));
  }

  @Test
  void nothingIsSeenWhileThePictureIsBlack() {
    Scene scene = TestScenes.showing(ThingKind.DOG, Colour.WHITE, 1);
    Scene dark =
        TestScenes.scene(
            1, scene.things(), List.of(), List.of(new Fault(FaultKind.BLACKOUT, 4, 8, 1)));
    assertThat(Truth.of(dark).eventsIn(4.01, 7.99))
        .extracting(TruthEvent::type)
        .containsExactly(EventTypes.CAMERA_BLACKOUT);
  }

  @Test
  void aSoundBelongsToItsMakerInViewOrIsUnseen() {
    Scene scene = TestScenes.showing(ThingKind.DOG, Colour.WHITE, 1);
    Sound bark = new Sound(SoundKind.BARK, 1, 5, 0.4, 0, 3);
    Truth truth = Truth.of(TestScenes.scene(1, scene.things(), List.of(bark), List.of()));
    TruthEvent seen = only(truth, EventTypes.THING_ANIMAL);
    TruthEvent together = only(truth, EventTypes.BOTH_SOUNDING_THING);
    TruthEvent unseen = only(truth, EventTypes.BOTH_UNSEEN_SOUND);
    assertThat(unseen.start()).isEqualTo(1);
    assertThat(unseen.end()).isEqualTo(seen.start()).isEqualTo(together.start());
    assertThat(together.end()).isEqualTo(5);
  }

  @Test
  void aMeetingNeedsASoundThatHasAMaker() {
    everyTruth(
        truth ->
            truth.events().stream()
                .filter(event -> event.type().startsWith("both."))
                .forEach(
                    event ->
                        assertThat(truth.scene().sounds())
                            .anyMatch(
                                sound ->
                                    sound.kind().hasMaker()
                                        && sound.start() < event.end()
                                        && sound.end() > event.start())));
  }

  @Test
  void whatComesInIsInView() {
    everyTruth(
        truth ->
            truth.events().stream()
                .filter(event -> event.type().equals(EventTypes.MOTION_ENTERS))
                .forEach(
                    event ->
                        assertThat(truth.eventsIn(event.start(), event.start() + 0.06))
                            .anyMatch(other -> other.type().startsWith("thing."))));
  }

  @Test
  void captionsAreDueWhenThereIsSomethingNew() {
    Truth truth = Truth.of(TestScenes.showing(ThingKind.CAR, Colour.RED, 1));
    assertThat(truth.isCaptionDue(0)).isTrue();
    assertThat(truth.isCaptionDue(1)).isFalse();
    assertThat(truth.isCaptionDue(2)).isFalse();
    // It comes in soon after 2 s and stops at 3.05 s; from then on it stands.
    assertThat(truth.isCaptionDue(4) || truth.isCaptionDue(5)).isTrue();
    assertThat(truth.isCaptionDue(6)).isTrue();
    for (int slot = 7; slot < 24; slot++) {
      assertThat(truth.isCaptionDue(slot)).isFalse();
    }
    assertThat(truth.captionsAt(12)).contains("a red car is parked");
  }

  private static TruthEvent only(Truth truth, String type) {
    List<TruthEvent> events =
        truth.events().stream().filter(event -> event.type().equals(type)).toList();
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private static void everyTruth(Consumer<Truth> law) {
    for (int number = 0; number < 150; number++) {
      law.accept(Truth.of(new SceneGenerator().generate(number, Split.VALIDATION)));
    }
  }
}
