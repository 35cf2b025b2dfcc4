package io.vigil.launcher.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SceneryTest {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 192;

  @Test
  void aPhotographOfAPlaceIsOne() {
    assertThat(Scenery.isPlace(place())).isTrue();
    assertThat(PictureMaker.background(place())).isPresent();
  }

  @Test
  void aTurnedPictureIsToldByItsBlackCorners() {
    Pixels turned = place();
    fill(turned, 0, 0, 30, 30, 0xff020202);
    assertThat(Scenery.isPlace(turned)).isFalse();
  }

  @Test
  void aFramedPictureIsToldByItsEvenSides() {
    Pixels white = place();
    fill(white, 0, 0, 20, HEIGHT, 0xffffffff);
    assertThat(Scenery.isPlace(white)).isFalse();
    Pixels black = place();
    fill(black, 0, HEIGHT - 10, WIDTH, HEIGHT, 0xff000000);
    assertThat(Scenery.isPlace(black)).isFalse();
  }

  @Test
  void aBrightSkyIsNoFrame() {
    Pixels sky = place();
    fill(sky, 0, 0, WIDTH, 20, 0xffffffff);
    assertThat(Scenery.isPlace(sky)).isTrue();
  }

  @Test
  void aDrawingHasFewColours() {
    Pixels map = place();
    fill(map, 0, 0, WIDTH, HEIGHT, 0xffe0e0c0);
    fill(map, 50, 50, 150, 60, 0xffc02020);
    assertThat(Scenery.isPlace(map)).isFalse();
  }

  @Test
  void theRestOfAPictureKeepsClearOfWhatIsTaken() {
    Pixels picture = place();
    Box person = new Box(10, 20, 60, 180);
    fill(picture, person.left(), person.top(), person.right(), person.bottom(), 0xffff00ff);
    Pixels rest = PictureMaker.rest(picture, List.of(person)).orElseThrow();
    assertThat(rest.width()).isEqualTo(PictureMaker.WIDTH);
    for (int pixel : rest.argb()) {
      assertThat((pixel >> 16 & 255) > 230 && (pixel & 255) > 230).isFalse();
    }
    assertThat(PictureMaker.rest(picture, List.of(new Box(90, 0, 160, HEIGHT)))).isEmpty();
  }

  /** Noise over a slope of grey. */
  private static Pixels place() {
    SplittableRandom random = new SplittableRandom(3);
    int[] argb = new int[WIDTH * HEIGHT];
    for (int i = 0; i < argb.length; i++) {
      int grey = 40 + i / WIDTH * 120 / HEIGHT;
      int red = grey + random.nextInt(60);
      int green = grey + random.nextInt(60);
      argb[i] = 0xff000000 | red << 16 | green << 8 | (grey + random.nextInt(60));
    }
    return new Pixels(WIDTH, HEIGHT, argb);
  }

  private static void fill(Pixels picture, int left, int top, int right, int bottom, int colour) {
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        picture.argb()[y * WIDTH + x] = colour;
      }
    }
  }
}
