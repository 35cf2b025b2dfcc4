package io.vigil.ingest.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import io.vigil.ingest.privacy.Mask.Corner;
import io.vigil.ingest.sample.PictureEncoder;
import io.vigil.ingest.sample.SamplingConfig;
import java.awt.geom.Line2D;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

final class MaskPainterTest {
  private static final int EXAMPLES = 150;

  /** Polygons of three to six corners anywhere; they may cross themselves. */
  private static Gen<Optional<Mask>> masks() {
    Gen<Double> share = doubles().between(0, 1);
    return lists()
        .of(share.zip(share, Corner::new))
        .ofSizeBetween(3, 6)
        .map(
            corners -> {
              try {
                return Optional.of(new Mask(corners));
              } catch (IllegalArgumentException e) {
                return Optional.empty();
              }
            });
  }

  @Test
  void withinAMaskAllIsBlackWhateverItWasAndFarFromItNothingChanges() {
    qt().withExamples(EXAMPLES)
        .forAll(masks(), integers().between(2, 90), integers().between(2, 70), longs().all())
        .assuming((mask, width, height, seed) -> mask.isPresent())
        .checkAssert((mask, width, height, seed) -> assertPainted(mask.get(), width, height, seed));
  }

  private static void assertPainted(Mask mask, int width, int height, long seed) {
    AVFrame picture = noise(width, height, avutil.AV_PIX_FMT_YUVJ420P, seed);
    AVFrame before = avutil.av_frame_clone(picture);
    try {
      new MaskPainter(List.of(mask)).paint(picture);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          double far = distance(mask, width, height, x + 0.5, y + 0.5);
          if (far <= 0) {
            assertThat(at(picture, 0, x, y)).as("black at %d,%d", x, y).isZero();
            assertThat(at(picture, 1, x / 2, y / 2)).isEqualTo(128);
            assertThat(at(picture, 2, x / 2, y / 2)).isEqualTo(128);
          } else if (far > 2.2) {
            assertThat(at(picture, 0, x, y)).isEqualTo(at(before, 0, x, y));
          }
          if (far > 4.5) {
            assertThat(at(picture, 1, x / 2, y / 2)).isEqualTo(at(before, 1, x / 2, y / 2));
            assertThat(at(picture, 2, x / 2, y / 2)).isEqualTo(at(before, 2, x / 2, y / 2));
          }
        }
      }
    } finally {
      avutil.av_frame_free(picture);
      avutil.av_frame_free(before);
    }
  }

  @Test
  void whatIsBelowAMaskCannotBeToldFromWhatIsSent() {
    qt().withExamples(EXAMPLES)
        .forAll(masks(), integers().between(20, 500), integers().between(20, 400), longs().all())
        .assuming((mask, width, height, seed) -> mask.isPresent())
        .checkAssert((mask, width, height, seed) -> assertSame(mask.get(), width, height, seed));
  }

  /** Two pictures that differ below the mask alone come out as the same bytes. */
  private static void assertSame(Mask mask, int width, int height, long seed) {
    AVFrame one = noise(width, height, avutil.AV_PIX_FMT_YUV420P, seed);
    AVFrame other = noise(width, height, avutil.AV_PIX_FMT_YUV420P, seed);
    Random random = new Random(seed + 1);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (distance(mask, width, height, x + 0.5, y + 0.5) <= 0) {
          other.data(0).put(offset(other, 0, x, y), (byte) random.nextInt());
        }
      }
    }
    try (PictureEncoder encoder =
        new PictureEncoder(new SamplingConfig(2, 96, 4), 0, List.of(mask))) {
      assertThat(encoder.encode(one).jpeg()).isEqualTo(encoder.encode(other).jpeg());
    } finally {
      avutil.av_frame_free(one);
      avutil.av_frame_free(other);
    }
  }

  @Test
  void theDecodersOwnPictureIsNotPaintedOn() {
    AVFrame picture = noise(64, 48, avutil.AV_PIX_FMT_YUVJ420P, 7);
    AVFrame reference = avutil.av_frame_clone(picture);
    byte[] before = bytes(reference);
    new MaskPainter(List.of(Mask.parse("0,0 1,0 1,1 0,1"))).paint(picture);
    assertThat(bytes(reference)).isEqualTo(before);
    assertThat(bytes(picture)).containsOnly(0);
    avutil.av_frame_free(picture);
    avutil.av_frame_free(reference);
  }

  @Test
  void aMaskIsReadAndAWrongOneSaysWhatIsAllowed() {
    assertThat(Privacy.masks("0,0 0.5,0 0.5,1; 0.9,0.9 1,0.9 1,1"))
        .hasSize(2)
        .first()
        .hasToString("0.0,0.0 0.5,0.0 0.5,1.0");
    assertThat(Privacy.masks("")).isEmpty();
    for (String wrong :
        List.of(
            "0,0 1,1", "0,0 1,0 2,1", "0,0 1,0 x,1", "0,0 0.5,0.5 1,1", "0 1 2", "0,0,0 1,1 1,0")) {
      assertThatThrownBy(() -> Privacy.masks(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("corners x,y from 0 to 1");
    }
  }

  /** How far a point is from the polygon, pixels; 0 within it. Not by the code under test. */
  private static double distance(Mask mask, int width, int height, double x, double y) {
    List<Corner> corners = mask.corners();
    double nearest = Double.MAX_VALUE;
    int winding = 0;
    for (int i = 0; i < corners.size(); i++) {
      double ax = corners.get(i).x() * width;
      double ay = corners.get(i).y() * height;
      Corner next = corners.get((i + 1) % corners.size());
      double bx = next.x() * width;
      double by = next.y() * height;
      nearest = Math.min(nearest, Line2D.ptSegDist(ax, ay, bx, by, x, y));
      double side = (bx - ax) * (y - ay) - (x - ax) * (by - ay);
      if (ay <= y && by > y && side > 0) {
        winding++;
      } else if (ay > y && by <= y && side < 0) {
        winding--;
      }
    }
    return winding != 0 ? 0 : nearest;
  }

  private static AVFrame noise(int width, int height, int format, long seed) {
    AVFrame frame = avutil.av_frame_alloc();
    frame.width(width).height(height).format(format);
    assertThat(avutil.av_frame_get_buffer(frame, 0)).isZero();
    Random random = new Random(seed);
    for (int plane = 0; plane < 3; plane++) {
      int rows = plane == 0 ? height : (height + 1) / 2;
      byte[] noise = new byte[frame.linesize(plane) * rows];
      random.nextBytes(noise);
      frame.data(plane).position(0).put(noise, 0, noise.length);
    }
    return frame;
  }

  private static long offset(AVFrame frame, int plane, int x, int y) {
    return (long) y * frame.linesize(plane) + x;
  }

  private static int at(AVFrame frame, int plane, int x, int y) {
    return frame.data(plane).get(offset(frame, plane, x, y)) & 0xff;
  }

  private static byte[] bytes(AVFrame frame) {
    byte[] all = new byte[frame.width() * frame.height()];
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        all[y * frame.width() + x] = (byte) at(frame, 0, x, y);
      }
    }
    return all;
  }
}
