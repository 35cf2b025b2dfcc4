package io.vigil.model.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenePainterTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 90;

  private final ScenePainter painter = new ScenePainter();

  @Test
  void aPictureDependsOnNothingButSceneTimeAndSize() {
    SceneGenerator generator = new SceneGenerator();
    for (int number = 0; number < 12; number++) {
      Scene scene = generator.generate(number, Split.TRAIN);
      paint(generator.generate(number + 100, Split.TRAIN), 3);
      byte[] used = paint(scene, 5.2);
      byte[] fresh = new byte[3 * WIDTH * HEIGHT];
      new ScenePainter().paint(scene, 5.2, fresh, WIDTH, HEIGHT);
      assertThat(used).isEqualTo(fresh);
    }
  }

  @Test
  void oneSceneIsPaintedInAnySize() {
    Scene scene = TestScenes.showing(ThingKind.CAR, Colour.RED, 1);
    for (int[] size : new int[][] {{1, 1}, {7, 3}, {96, 96}, {90, 160}, {320, 180}}) {
      byte[] rgb = new byte[3 * size[0] * size[1]];
      painter.paint(scene, 3, rgb, size[0], size[1]);
      assertThat(mean(rgb)).isBetween(60.0, 190.0);
    }
  }

  @Test
  void aBlackPictureIsDark() {
    Scene scene = TestScenes.failing(FaultKind.BLACKOUT, 1);
    assertThat(mean(paint(scene, 2.9))).isGreaterThan(50);
    assertThat(mean(paint(scene, 3.0))).isLessThan(8);
    assertThat(mean(paint(scene, 6.9))).isLessThan(8);
    assertThat(mean(paint(scene, 7.0))).isGreaterThan(50);
  }

  @Test
  void aCoveredPictureIsPlainButNotBlack() {
    for (int seed = 0; seed < 6; seed++) {
      Scene scene = TestScenes.failing(FaultKind.COVERED, seed);
      byte[] covered = paint(scene, 5);
      assertThat(mean(covered)).isBetween(25.0, 140.0);
      assertThat(detail(covered)).isLessThan(0.5 * detail(paint(scene, 1)));
    }
  }

  @Test
  void aFrozenPictureRepeatsAndALiveOneNeverDoes() {
    Scene scene = TestScenes.failing(FaultKind.FROZEN, 1);
    byte[] held = paint(scene, 3.0);
    for (double t = 3.5; t < 7; t += 0.5) {
      assertThat(paint(scene, t)).isEqualTo(held);
    }
    for (double t = 7; t < 11; t += 0.5) {
      assertThat(difference(paint(scene, t), paint(scene, t + 0.5))).isGreaterThan(0.7);
    }
  }

  @Test
  void aShakenPictureMovesAsAWhole() {
    Scene scene = TestScenes.failing(FaultKind.SHAKEN, 1);
    double calm = difference(paint(scene, 1), paint(scene, 1.5));
    double shaken = difference(paint(scene, 4), paint(scene, 4.5));
    assertThat(shaken).isGreaterThan(2 * calm);
  }

  @ParameterizedTest
  @EnumSource
  void aThingThatComesInColoursTheSideItComesFrom(ThingKind kind) {
    Scene scene = TestScenes.showing(kind, kind.colours().get(0), 2);
    TruthEvent enters =
        Truth.of(scene).events().stream()
            .filter(event -> event.type().equals(EventTypes.MOTION_ENTERS))
            .findFirst()
            .orElseThrow();
    byte[] before = paint(scene, 1.5);
    double still = difference(before, paint(scene, 1.9));
    assertThat(difference(before, paint(scene, enters.start() + 0.3))).isGreaterThan(still);
    assertThat(changed(before, paint(scene, 3.2), kind.colours().get(0))).isGreaterThan(20);
  }

  private byte[] paint(Scene scene, double seconds) {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    painter.paint(scene, seconds, rgb, WIDTH, HEIGHT);
    return rgb;
  }

  /** How many pixels came closer to a colour by much. */
  private static int changed(byte[] before, byte[] after, Colour colour) {
    int count = 0;
    for (int i = 0; i < before.length; i += 3) {
      count += distance(before, i, colour) - distance(after, i, colour) > 25 ? 1 : 0;
    }
    return count;
  }

  private static int distance(byte[] rgb, int at, Colour colour) {
    return Math.abs((rgb[at] & 255) - (colour.rgb() >> 16 & 255))
        + Math.abs((rgb[at + 1] & 255) - (colour.rgb() >> 8 & 255))
        + Math.abs((rgb[at + 2] & 255) - (colour.rgb() & 255));
  }

  private static double mean(byte[] rgb) {
    long sum = 0;
    for (byte value : rgb) {
      sum += value & 255;
    }
    return (double) sum / rgb.length;
  }

  private static double detail(byte[] rgb) {
    double sum = 0;
    for (int i = 12; i < rgb.length; i++) {
      sum += Math.abs((rgb[i] & 255) - (rgb[i - 12] & 255));
    }
    return sum / rgb.length;
  }

  private static double difference(byte[] one, byte[] other) {
    assertThat(one).hasSameSizeAs(other);
    if (Arrays.equals(one, other)) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs((one[i] & 255) - (other[i] & 255));
    }
    return sum / one.length;
  }
}
