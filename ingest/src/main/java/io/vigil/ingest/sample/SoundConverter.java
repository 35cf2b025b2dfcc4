package io.vigil.ingest.sample;

import static io.vigil.ingest.ffmpeg.FFmpegErrors.check;
import static io.vigil.ingest.ffmpeg.FFmpegErrors.present;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.jspecify.annotations.Nullable;

/**
 * Converts decoded sound to 16 kHz mono s16. Owns its resampler and a buffer; makes the resampler
 * anew when rate, format or channels change. Used by one thread.
 */
public final class SoundConverter implements AutoCloseable {
  /** Samples a second that come out. */
  public static final int SAMPLE_RATE = 16_000;

  private record Shape(int rate, int format, int channels) {}

  private @Nullable SwrContext resampler;
  private @Nullable Shape shape;
  private ShortPointer buffer = new ShortPointer(SAMPLE_RATE);
  private PointerPointer<ShortPointer> planes = plane(buffer);

  /** Converts a frame, which stays the caller's; some samples may come out with later frames. */
  public short[] convert(AVFrame frame) {
    Shape found = new Shape(frame.sample_rate(), frame.format(), frame.ch_layout().nb_channels());
    SwrContext current = resampler;
    if (current == null || !found.equals(shape)) {
      close(current);
      current = open(frame);
      resampler = current;
      shape = found;
    }
    return pull(current, frame.extended_data(), frame.nb_samples());
  }

  /** What the resampler still holds; it starts anew after that. */
  public short[] drain() {
    SwrContext current = resampler;
    if (current == null) {
      return new short[0];
    }
    short[] rest = pull(current, null, 0);
    close(current);
    resampler = null;
    return rest;
  }

  private short[] pull(SwrContext from, @Nullable PointerPointer<?> input, int count) {
    int room = check(swresample.swr_get_out_samples(from, count), "convert sound");
    if (room > buffer.limit()) {
      planes.close();
      buffer.close();
      buffer = new ShortPointer(room);
      planes = plane(buffer);
    }
    int made = check(swresample.swr_convert(from, planes, room, input, count), "convert sound");
    short[] samples = new short[made];
    buffer.get(samples, 0, made);
    return samples;
  }

  // The constructor that takes a pointer would take the buffer itself for a list of pointers.
  private static PointerPointer<ShortPointer> plane(ShortPointer buffer) {
    return new PointerPointer<ShortPointer>(1L).put(0, buffer);
  }

  private static SwrContext open(AVFrame frame) {
    try (AVChannelLayout mono = new AVChannelLayout();
        AVChannelLayout from = new AVChannelLayout()) {
      avutil.av_channel_layout_default(mono, 1);
      if (frame.ch_layout().order() == avutil.AV_CHANNEL_ORDER_UNSPEC) {
        avutil.av_channel_layout_default(from, frame.ch_layout().nb_channels());
      } else {
        check(avutil.av_channel_layout_copy(from, frame.ch_layout()), "convert sound");
      }
      SwrContext made = new SwrContext(null);
      int code =
          swresample.swr_alloc_set_opts2(
              made,
              mono,
              avutil.AV_SAMPLE_FMT_S16,
              SAMPLE_RATE,
              from,
              frame.format(),
              frame.sample_rate(),
              0,
              null);
      avutil.av_channel_layout_uninit(from);
      check(code, "convert sound");
      check(swresample.swr_init(present(made, "convert sound")), "convert sound");
      return made;
    }
  }

  private static void close(@Nullable SwrContext context) {
    if (context != null) {
      swresample.swr_free(context);
    }
  }

  @Override
  public void close() {
    close(resampler);
    resampler = null;
    planes.close();
    buffer.close();
  }
}
