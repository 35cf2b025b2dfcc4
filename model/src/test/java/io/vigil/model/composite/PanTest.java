package io.vigil.model.composite;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.assets.RgbPicture;
import io.vigil.model.world.paint.Canvas;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class PanTest {
  private static final int SIDE = 200;

  private static final List<Pan> PANS =
      LongStream.range(0, 200).mapToObj(Pan::draw).flatMap(Optional::stream).toList();

  @Test
  void someFilmsArePannedOverAndSomeNot() {
    assertThat(PANS).hasSizeBetween(50, 120);
    assertThat(PANS.stream().map(Pan::mirrored).distinct()).hasSize(2);
  }

  @Test
  void theViewGoesToAndFroAndSmoothly() {
    for (Pan pan : PANS.subList(0, 10)) {
      double[] lefts = IntStream.range(0, 400).mapToDouble(i -> left(pan, i * 0.05)).toArray();
      double most = 0;
      for (int i = 1; i < lefts.length; i++) {
        most = Math.max(most, Math.abs(lefts[i] - lefts[i - 1]));
      }
      double reach =
          DoubleStream.of(lefts).max().orElse(0) - DoubleStream.of(lefts).min().orElse(0);
      assertThat(most).as("step of %s", pan).isLessThan(0.03 * SIDE);
      assertThat(reach).as("reach of %s", pan).isGreaterThan(0.1 * SIDE);
    }
  }

  /** The column of the picture at the left edge of the view. */
  private static double left(Pan pan, double seconds) {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3 % SIDE);
    }
    Canvas canvas = new Canvas(32, 18);
    pan.fill(canvas, new RgbPicture(SIDE, SIDE, rgb), seconds);
    return canvas.pixels()[pan.mirrored() ? 3 * 31 : 0];
  }
}
