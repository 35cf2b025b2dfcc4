package io.vigil.ingest.film;

import static io.vigil.ingest.ffmpeg.FFmpegErrors.check;
import static io.vigil.ingest.ffmpeg.FFmpegErrors.present;

import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;

/** The pictures of a film: packed RGB in, encoded packets out. */
final class PictureTrack implements AutoCloseable {
  // Divides evenly by 24, 25, 30, 50 and 60 pictures a second, and MPEG-4 allows no more than
  // 65535.
  private static final int TICKS = 60_000;
  private static final int MATRIX_INTS = 9;

  private final FilmFormat format;
  private final TrackWriter track;
  private final SwsContext converter;
  // A frame rather than plain bytes: its rows are padded, as the converter's wide reads need.
  private final AVFrame rgb = present(avutil.av_frame_alloc(), "make a frame");
  private long lastPts = Long.MIN_VALUE;

  PictureTrack(AVFormatContext film, FilmFormat format) {
    this.format = format;
    int pixels = pixelFormat(format.video());
    track =
        TrackWriter.open(
            film,
            format.video().encoder(),
            encoder -> {
              encoder.width(format.width()).height(format.height()).pix_fmt(pixels);
              try (AVRational ticks = avutil.av_make_q(1, TICKS);
                  AVRational rate = avutil.av_make_q(format.frameRate(), 1)) {
                encoder.time_base(ticks).framerate(rate);
              }
              encoder.gop_size(format.keyFrameInterval()).max_b_frames(0);
              encoder.bit_rate(format.videoBitRate());
            });
    if (format.rotation() != 0) {
      rotate(format.rotation());
    }
    converter =
        present(
            swscale.sws_getContext(
                format.width(),
                format.height(),
                avutil.AV_PIX_FMT_RGB24,
                format.width(),
                format.height(),
                pixels,
                swscale.SWS_BILINEAR,
                null,
                null,
                (DoublePointer) null),
            "make a converter");
    allocate(rgb, avutil.AV_PIX_FMT_RGB24);
    allocate(track.frame(), pixels);
  }

  private void allocate(AVFrame frame, int pixels) {
    frame.format(pixels);
    frame.width(format.width());
    frame.height(format.height());
    check(avutil.av_frame_get_buffer(frame, 0), "make a frame");
  }

  private static int pixelFormat(FilmFormat.Video video) {
    return video == FilmFormat.Video.MJPEG ? avutil.AV_PIX_FMT_YUVJ420P : avutil.AV_PIX_FMT_YUV420P;
  }

  private void rotate(int degrees) {
    AVPacketSideData list = new AVPacketSideData(null);
    try (IntPointer count = new IntPointer(1L).put(0)) {
      AVPacketSideData matrix =
          present(
              avcodec.av_packet_side_data_new(
                  list,
                  count,
                  avcodec.AV_PKT_DATA_DISPLAYMATRIX,
                  (long) MATRIX_INTS * Integer.BYTES,
                  0),
              "describe the rotation");
      avutil.av_display_rotation_set(new IntPointer(matrix.data()), degrees);
    }
    track.stream().codecpar().coded_side_data(list).nb_coded_side_data(1);
  }

  void write(byte[] packedRgb, long micros) {
    int expected = format.width() * format.height() * 3;
    if (packedRgb.length != expected) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a picture of %dx%d needs %d bytes of packed RGB, not %d",
              format.width(),
              format.height(),
              expected,
              packedRgb.length));
    }
    long pts = Math.floorDiv(micros * TICKS + 500_000, 1_000_000L);
    if (pts <= lastPts) {
      throw new IllegalArgumentException("pictures must come in order of time");
    }
    lastPts = pts;
    int row = format.width() * 3;
    BytePointer pixels = rgb.data(0);
    for (int y = 0; y < format.height(); y++) {
      pixels.position((long) y * rgb.linesize(0)).put(packedRgb, y * row, row);
    }
    check(avutil.av_frame_make_writable(track.frame()), "make a frame");
    check(swscale.sws_scale_frame(converter, track.frame(), rgb), "convert a picture");
    track.frame().pts(pts);
    track.frame().duration(TICKS / format.frameRate());
    track.encode(track.frame());
  }

  void finish() {
    track.encode(null);
  }

  @Override
  public void close() {
    track.close();
    swscale.sws_freeContext(converter);
    avutil.av_frame_free(rgb);
  }
}
