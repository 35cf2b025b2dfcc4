package io.vigil.ingest.privacy;

import static io.vigil.ingest.ffmpeg.FFmpegErrors.check;

import java.awt.geom.Path2D;
import java.util.BitSet;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Makes the masked parts of scaled pictures black. Scaling mixes a pixel with its neighbours, so
 * every pixel that touches a mask, and one more all around, is made black: nothing of what is below
 * a mask can be told from what is left. Used by one thread.
 */
public final class MaskPainter {
  /** How far scaling carries a pixel, in pixels of the scaled picture. */
  private static final double SPREAD = 1;

  private static final int BLACK = 0;
  private static final int NO_COLOUR = 128;

  private final List<Mask> masks;
  private BitSet pixels = new BitSet();
  private BitSet colours = new BitSet();
  private int width;
  private int height;

  /** Of these masks; with none, pictures stay as they are. */
  public MaskPainter(List<Mask> masks) {
    this.masks = List.copyOf(masks);
  }

  /**
   * Paints a picture in full-range YUV 4:2:0, in place.
   *
   * @throws io.vigil.ingest.ffmpeg.FFmpegException if there is no memory
   */
  public void paint(AVFrame picture) {
    if (masks.isEmpty()) {
      return;
    }
    // Where nothing had to be scaled, it is still the decoder's own, which later pictures build on.
    check(avutil.av_frame_make_writable(picture), "mask a picture");
    if (picture.width() != width || picture.height() != height) {
      raster(picture.width(), picture.height());
    }
    int across = (width + 1) / 2;
    paint(picture, 0, pixels, width, BLACK);
    paint(picture, 1, colours, across, NO_COLOUR);
    paint(picture, 2, colours, across, NO_COLOUR);
  }

  private static void paint(AVFrame picture, int plane, BitSet hidden, int across, int value) {
    BytePointer data = picture.data(plane);
    for (int from = hidden.nextSetBit(0); from >= 0; from = hidden.nextSetBit(from)) {
      int row = from / across;
      int to = Math.min(hidden.nextClearBit(from), (row + 1) * across);
      long begin = (long) row * picture.linesize(plane) + from % across;
      Pointer.memset(data.getPointer(begin), value, to - from);
      from = to;
    }
  }

  private void raster(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
    int across = (width + 1) / 2;
    pixels = new BitSet(width * height);
    colours = new BitSet(across * ((height + 1) / 2));
    for (Mask mask : masks) {
      Path2D outline = mask.outline(width, height);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          double side = 1 + 2 * SPREAD;
          if (outline.intersects(x - SPREAD, y - SPREAD, side, side)) {
            pixels.set(y * width + x);
            colours.set(y / 2 * across + x / 2);
          }
        }
      }
    }
  }
}
