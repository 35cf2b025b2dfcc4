package io.vigil.ingest.film;

import static io.vigil.ingest.ffmpeg.FFmpegErrors.check;
import static io.vigil.ingest.ffmpeg.FFmpegErrors.present;

import io.vigil.ingest.ffmpeg.FFmpegException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** One encoder and its stream in a film. Owns the encoder, one frame and one packet. */
final class TrackWriter implements AutoCloseable {
  private final AVFormatContext film;
  private final AVCodecContext encoder;
  private final AVStream stream;
  private final AVFrame frame = present(avutil.av_frame_alloc(), "make a frame");
  private final AVPacket packet = present(avcodec.av_packet_alloc(), "make a packet");

  private TrackWriter(AVFormatContext film, AVCodecContext encoder, AVStream stream) {
    this.film = film;
    this.encoder = encoder;
    this.stream = stream;
  }

  /** Settings of an encoder before it is opened. */
  interface Settings {
    void apply(AVCodecContext encoder);
  }

  static TrackWriter open(AVFormatContext film, String codecName, Settings settings) {
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(codecName);
    if (codec == null) {
      throw new FFmpegException(
          "find the encoder " + codecName, avutil.AVERROR_ENCODER_NOT_FOUND());
    }
    AVCodecContext encoder = present(avcodec.avcodec_alloc_context3(codec), "make an encoder");
    try {
      settings.apply(encoder);
      // More threads would make the bytes depend on the machine.
      encoder.thread_count(1);
      if ((film.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0) {
        encoder.flags(encoder.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
      }
      check(
          avcodec.avcodec_open2(encoder, codec, (AVDictionary) null),
          "open the encoder " + codecName);
      AVStream stream = present(avformat.avformat_new_stream(film, null), "add a stream");
      stream.time_base(encoder.time_base());
      check(
          avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder),
          "describe the stream");
      return new TrackWriter(film, encoder, stream);
    } catch (FFmpegException e) {
      avcodec.avcodec_free_context(encoder);
      throw e;
    }
  }

  AVCodecContext encoder() {
    return encoder;
  }

  AVStream stream() {
    return stream;
  }

  AVFrame frame() {
    return frame;
  }

  /** Encodes {@code input} (null: what the encoder still holds) and writes what comes out. */
  void encode(@Nullable AVFrame input) {
    check(avcodec.avcodec_send_frame(encoder, input), "encode");
    while (true) {
      int code = avcodec.avcodec_receive_packet(encoder, packet);
      if (code == avutil.AVERROR_EAGAIN() || code == avutil.AVERROR_EOF()) {
        return;
      }
      check(code, "encode");
      if (packet.duration() == 0) {
        // Not every encoder passes it on, and a film's length is the sum of them.
        packet.duration(frame.duration());
      }
      avcodec.av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
      packet.stream_index(stream.index());
      check(avformat.av_interleaved_write_frame(film, packet), "write the film");
    }
  }

  @Override
  public void close() {
    avutil.av_frame_free(frame);
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(encoder);
  }
}
