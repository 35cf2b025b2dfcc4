package io.vigil.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedCameraTest {
  private static final int RATE = SceneSound.SAMPLE_RATE;

  @Test
  void twoCamerasOfOneSeedSeeAndHearTheSame() {
    SimulatedCamera one = new SimulatedCamera(5, Split.TEST);
    SimulatedCamera other = new SimulatedCamera(5, Split.TEST);
    assertThat(other.eventsIn(300, 400)).isEqualTo(one.eventsIn(300, 400)).isNotEmpty();
    assertThat(other.sound(300L * RATE, RATE)).isEqualTo(one.sound(300L * RATE, RATE));
    byte[] first = new byte[3 * 64 * 36];
    byte[] second = new byte[3 * 64 * 36];
    one.picture(300, first, 64, 36);
    other.picture(0, second, 64, 36);
    other.picture(300, second, 64, 36);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void soundRunsOnAcrossScenes() {
    SimulatedCamera camera = new SimulatedCamera(2, Split.TEST);
    short[] whole = camera.sound(0, 60 * RATE);
    for (int second = 0; second < 60; second += 7) {
      assertThat(camera.sound((long) second * RATE, RATE))
          .isEqualTo(Arrays.copyOfRange(whole, second * RATE, (second + 1) * RATE));
    }
  }

  @Test
  void everyChangeOfPlaceIsACutAndNothingElseIs() {
    SimulatedCamera camera = new SimulatedCamera(3, Split.TEST);
    for (double t = 0.5; t < 900; t += 0.5) {
      boolean changed = !backdrop(camera, t - 0.25).equals(backdrop(camera, t + 0.25));
      double from = t - 0.25;
      boolean cut =
          camera.eventsIn(from, t + 0.25).stream()
              .anyMatch(
                  event -> event.type().equals(EventTypes.CAMERA_CUT) && event.start() >= from);
      assertThat(cut).as("at %s s", t).isEqualTo(changed);
    }
  }

  @Test
  void labelsAndCaptionsFollowTheScenes() {
    SimulatedCamera camera = new SimulatedCamera(4, Split.TEST);
    double start = camera.sceneStart(100);
    Truth truth = Truth.of(camera.sceneAt(100));
    int first = (int) (start / Truth.SLOT);
    assertThat(camera.labels(first + 4, 10)).isDeepEqualTo(truth.labels(4, 10));
    assertThat(camera.factsAt(start + 8)).isEqualTo(truth.factsAt(8));
    assertThat(camera.captionsAt(start + 8)).isEqualTo(truth.captionsAt(8));
  }

  @Test
  void oldTimesCanBeAskedForAgain() {
    SimulatedCamera camera = new SimulatedCamera(6, Split.TEST);
    List<TruthEvent> early = camera.eventsIn(0, 60);
    camera.eventsIn(2000, 2001);
    assertThat(camera.eventsIn(0, 60)).isEqualTo(early);
  }

  private static Backdrop backdrop(SimulatedCamera camera, double seconds) {
    return camera.sceneAt(seconds).shotAt(seconds - camera.sceneStart(seconds)).backdrop();
  }
}
