package io.vigil.ingest.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.schemas.ClockKind;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final long NOW = 1_770_000_000_000_000L;
  private static final long SECOND = 1_000_000;
  private static final int PICTURES = 0;
  private static final int SOUND = 1;

  @Test
  void aFilmsTimesAreItsStartAndItsPts() {
    Timeline film = Timeline.file(5 * SECOND, NOW);

    assertThat(film.event(7 * SECOND)).isEqualTo(NOW + 2 * SECOND);
    assertThat(film.kind()).isEqualTo(ClockKind.FILE);
  }

  @Test
  void sendersReportsAreTakenAsTheyAre() {
    Timeline camera = Timeline.ntp(NOW);

    assertThat(camera.event(3 * SECOND)).isEqualTo(NOW + 3 * SECOND);
    assertThat(camera.kind()).isEqualTo(ClockKind.NTP);
  }

  @Test
  void negativeTimesAtTheBeginningAreNoJump() {
    Timeline film = Timeline.file(0, NOW);

    assertThat(film.observe(PICTURES, -666_667, 0)).isFalse();
    assertThat(film.observe(PICTURES, -333_333, 0)).isFalse();
    assertThat(film.observe(SOUND, -20_000, 0)).isFalse();
    assertThat(film.observe(PICTURES, 0, 0)).isFalse();
  }

  @Test
  void aLeapAndAStepBackAreJumps() {
    Timeline film = Timeline.file(0, NOW);
    film.observe(PICTURES, SECOND, 0);

    assertThat(film.observe(PICTURES, 2 * SECOND, 0)).isFalse();
    assertThat(film.observe(PICTURES, 13 * SECOND, 0)).isTrue();
    assertThat(film.observe(PICTURES, SECOND, 0)).isTrue();
    assertThat(film.observe(SOUND, SECOND, 0)).as("sound has its own order").isFalse();
  }

  @Test
  void afterAJumpTimeGoesOnFromTheAnchor() {
    Timeline film = Timeline.file(0, NOW);
    film.observe(PICTURES, 5 * SECOND, 0);
    assertThat(film.observe(PICTURES, 1005 * SECOND, 0)).isTrue();

    film.anchor(1005 * SECOND, NOW + 6 * SECOND);

    assertThat(film.observe(PICTURES, 1005 * SECOND, 0)).isFalse();
    assertThat(film.event(1006 * SECOND)).isEqualTo(NOW + 7 * SECOND);
    assertThat(film.kind()).isEqualTo(ClockKind.FILE);
  }

  @Test
  void aLiveSourceThatWasSilentForLongHasNotJumped() {
    Timeline camera = Timeline.ntp(NOW);
    camera.observe(PICTURES, SECOND, NOW + SECOND);

    assertThat(camera.observe(PICTURES, 31 * SECOND, NOW + 31 * SECOND)).isFalse();
    assertThat(camera.observe(PICTURES, 62 * SECOND, NOW + 32 * SECOND)).isTrue();
  }

  @Test
  void afterALiveJumpArrivalMeasures() {
    Timeline camera = Timeline.ntp(NOW);
    camera.anchor(0, NOW + 9 * SECOND);

    assertThat(camera.kind()).isEqualTo(ClockKind.ARRIVAL);
    assertThat(camera.event(SECOND)).isEqualTo(NOW + 10 * SECOND);
  }

  @Test
  void whatWaitedBeforeOpeningDoesNotMakeTheTimesLate() {
    Timeline camera = Timeline.arrival(0, NOW);
    // Three seconds of packets that waited come at once, then one comes as it is made.
    for (long source = 0; source <= 3 * SECOND; source += 40_000) {
      camera.learn(source, NOW + source / 100);
    }

    assertThat(camera.event(3 * SECOND)).isBetween(NOW, NOW + 100_000);
  }

  /** Jitter, and a crystal that is off by 200 ppm: times never go back and stay near. */
  @Test
  void arrivalTimesAreMonotoneAndFollowDrift() {
    Random random = new Random(7);
    Timeline camera = Timeline.arrival(0, NOW);
    long last = Long.MIN_VALUE;
    for (int i = 1; i < 60_000; i++) {
      long source = i * 40_000L;
      long made = NOW + Math.round(source * 1.0002);
      long arrival = made + (long) (Math.abs(random.nextGaussian()) * 30_000);
      camera.observe(PICTURES, source, arrival);
      long event = camera.event(source);

      assertThat(event).isGreaterThan(last);
      if (i > 2000) {
        assertThat(event - made).isBetween(-60_000L, 60_000L);
      }
      last = event;
    }
  }
}
