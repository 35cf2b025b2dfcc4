package io.vigil.model.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FramePreprocessorTest {

  @Test
  void averagesTheAreaUnderEachPixel() {
    byte[] rgb = {0, 0, 0, 100, 100, 100, (byte) 200, (byte) 200, (byte) 200};

    // Three columns to two: the middle one counts half for each side.
    assertThat(new AreaScaler(2).scale(rgb, 3, 1))
        .startsWith(33, 33, 33)
        .endsWith((byte) 167, (byte) 167, (byte) 167);
  }

  @Test
  void makesLargerWhatIsSmaller() {
    byte[] rgb = {10, 20, 30};
    byte[] scaled = new AreaScaler(4).scale(rgb, 1, 1);

    assertThat(scaled).hasSize(48);
    assertThat(Arrays.copyOf(scaled, 3)).containsExactly(10, 20, 30);
  }

  @Test
  void decodesAPictureOfAnySizeToTheSquareThatTheBundleTakes() throws Exception {
    byte[] rgb = new FramePreprocessor(8).rgb(encoded("jpeg", 40, 24));

    assertThat(rgb).hasSize(8 * 8 * 3);
    assertThat(rgb[0] & 0xff).isGreaterThan(200); // red on the left
    assertThat(rgb[21] & 0xff).isLessThan(60); // blue on the right
    assertThat(rgb[23] & 0xff).isGreaterThan(200);
  }

  @Test
  void takesPngToo() throws Exception {
    assertThat(new FramePreprocessor(8).rgb(encoded("png", 16, 16))).hasSize(192);
  }

  @Test
  void refusesWhatIsNoPicture() {
    assertThatThrownBy(() -> new FramePreprocessor(8).rgb(new byte[] {1, 2, 3}))
        .isInstanceOf(UndecodableImageException.class)
        .hasMessageContaining("3 bytes");
  }

  @Test
  void refusesAPictureThatIsCutOff() throws Exception {
    byte[] whole = encoded("png", 64, 64);

    assertThatThrownBy(() -> new FramePreprocessor(8).rgb(Arrays.copyOf(whole, 60)))
        .isInstanceOf(UndecodableImageException.class);
  }

  private static byte[] encoded(String format, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 2, height);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(width / 2, 0, width, height);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }
}
