package io.vigil.model.adapt;

import io.vigil.model.assets.JpegFile;
import io.vigil.model.inference.FramePreprocessor;
import io.vigil.model.inference.UndecodableImageException;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import java.util.ArrayList;
import java.util.List;

/**
 * What both encoders are shown, so that one learns to speak like the other: pictures of simulated
 * cameras, as JPEG of the size that ingest makes, and seconds of their sound.
 */
final class ForeignMedia {
  private static final int WIDTH = 224;
  private static final int HEIGHT = 126;
  private static final float QUALITY = 0.85f;
  private static final int EACH = 8;

  private final int cameras;
  private final long seed;

  ForeignMedia(int cameras, long seed) {
    this.cameras = cameras;
    this.seed = seed;
  }

  /** JPEGs, camera after camera. */
  List<byte[]> pictures() {
    List<byte[]> pictures = new ArrayList<>();
    byte[] rgb = new byte[WIDTH * HEIGHT * 3];
    for (int c = 0; c < cameras; c++) {
      SimulatedCamera camera = new SimulatedCamera(seed + c, Split.TRAIN);
      for (int i = 0; i < EACH; i++) {
        camera.picture(1 + 6.5 * i, rgb, WIDTH, HEIGHT);
        pictures.add(JpegFile.encode(rgb, WIDTH, HEIGHT, QUALITY));
      }
    }
    return pictures;
  }

  /** Seconds of 16 kHz, camera after camera. */
  List<short[]> sound(int rate) {
    List<short[]> seconds = new ArrayList<>();
    for (int c = 0; c < cameras; c++) {
      SimulatedCamera camera = new SimulatedCamera(seed + c, Split.TRAIN);
      for (int i = 0; i < EACH; i++) {
        seconds.add(camera.sound((1 + 6L * i) * rate, rate));
      }
    }
    return seconds;
  }

  /** A JPEG as a bundle takes it. */
  static byte[] rgb(byte[] jpeg, FramePreprocessor preprocessor) {
    try {
      return preprocessor.rgb(jpeg);
    } catch (UndecodableImageException e) {
      throw new IllegalStateException("a picture of our own cannot be decoded", e);
    }
  }
}
