package io.vigil.ingest.film;

import static io.vigil.ingest.ffmpeg.FFmpegErrors.check;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.ShortPointer;

/** The sound of a film: 16 kHz mono samples in, encoded packets out. */
final class SoundTrack implements AutoCloseable {
  private static final int PCM_SAMPLES = 1024;
  private static final int BIT_RATE = 48_000;

  private final TrackWriter track;
  private final boolean floats;
  private final short[] pending;
  private int filled;
  private long written;

  SoundTrack(AVFormatContext film, FilmFormat format) {
    floats = format.audio() == FilmFormat.Audio.AAC;
    track =
        TrackWriter.open(
            film,
            format.audio().encoder(),
            encoder -> {
              encoder.sample_rate(FilmFormat.SAMPLE_RATE);
              encoder.sample_fmt(floats ? avutil.AV_SAMPLE_FMT_FLTP : avutil.AV_SAMPLE_FMT_S16);
              avutil.av_channel_layout_default(encoder.ch_layout(), 1);
              try (AVRational ticks = avutil.av_make_q(1, FilmFormat.SAMPLE_RATE)) {
                encoder.time_base(ticks);
              }
              encoder.bit_rate(BIT_RATE);
            });
    AVCodecContext encoder = track.encoder();
    int size = encoder.frame_size() > 0 ? encoder.frame_size() : PCM_SAMPLES;
    pending = new short[size];
    track.frame().format(encoder.sample_fmt());
    track.frame().sample_rate(FilmFormat.SAMPLE_RATE);
    track.frame().nb_samples(size);
    check(
        avutil.av_channel_layout_copy(track.frame().ch_layout(), encoder.ch_layout()),
        "make a frame");
    check(avutil.av_frame_get_buffer(track.frame(), 0), "make a frame");
  }

  void write(short[] samples, int offset, int count) {
    int from = offset;
    int left = count;
    while (left > 0) {
      int part = Math.min(left, pending.length - filled);
      System.arraycopy(samples, from, pending, filled, part);
      filled += part;
      from += part;
      left -= part;
      if (filled == pending.length) {
        encode(filled);
      }
    }
  }

  private void encode(int count) {
    check(avutil.av_frame_make_writable(track.frame()), "make a frame");
    track.frame().nb_samples(count);
    if (floats) {
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = pending[i] / 32768f;
      }
      new FloatPointer(track.frame().data(0)).put(values, 0, count);
    } else {
      new ShortPointer(track.frame().data(0)).put(pending, 0, count);
    }
    track.frame().pts(written);
    written += count;
    filled = 0;
    track.encode(track.frame());
  }

  void finish() {
    if (filled > 0) {
      boolean whole =
          (track.encoder().codec().capabilities()
                  & (avcodec.AV_CODEC_CAP_SMALL_LAST_FRAME
                      | avcodec.AV_CODEC_CAP_VARIABLE_FRAME_SIZE))
              == 0;
      int count = whole ? pending.length : filled;
      Arrays.fill(pending, filled, count, (short) 0);
      encode(count);
    }
    track.encode(null);
  }

  @Override
  public void close() {
    track.close();
  }
}
