package io.vigil.ingest.decode;

import static io.vigil.ingest.ffmpeg.FFmpegErrors.present;

import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceException;
import io.vigil.ingest.source.SourceFault;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one stream of a source, in the caller's thread alone: frame threads cost a fifth more
 * CPU. Owns the decoder and one frame.
 */
public final class Decoder implements AutoCloseable {
  private final AVStream stream;
  private final AVCodecContext context;
  private final AVFrame frame = present(avutil.av_frame_alloc(), "make a frame");
  private long errors;

  Decoder(SourceAddress address, AVStream stream, DecodeMode mode, long maxPixels)
      throws SourceException {
    this.stream = stream;
    AVCodec codec = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
    context = present(avcodec.avcodec_alloc_context3(codec), "make a decoder");
    int code = avcodec.avcodec_parameters_to_context(context, stream.codecpar());
    if (code >= 0) {
      context.pkt_timebase(stream.time_base());
      context.thread_count(1);
      context.max_pixels(maxPixels);
      context.skip_frame(mode.discard());
      code = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
    }
    if (code < 0) {
      close();
      throw Faults.exception(address, SourceFault.UNSUPPORTED_CODEC, code);
    }
  }

  /** Takes decoded frames. */
  public interface Sink {
    /**
     * A frame was decoded.
     *
     * @param frame valid during the call
     * @param micros its time by its source's own clock, microseconds; empty if it has none
     */
    void frame(AVFrame frame, OptionalLong micros) throws InterruptedException;
  }

  /** Decodes a packet; a damaged one is counted and passed over. */
  public void decode(AVPacket packet, Sink sink) throws InterruptedException {
    send(packet, sink);
  }

  /** Gives out what the decoder still holds, and makes it ready for what does not follow. */
  public void drain(Sink sink) throws InterruptedException {
    send(null, sink);
    avcodec.avcodec_flush_buffers(context);
  }

  private void send(@Nullable AVPacket packet, Sink sink) throws InterruptedException {
    int code = avcodec.avcodec_send_packet(context, packet);
    if (code < 0 && code != avutil.AVERROR_EOF()) {
      errors++;
    }
    while (true) {
      code = avcodec.avcodec_receive_frame(context, frame);
      if (code == avutil.AVERROR_EAGAIN() || code == avutil.AVERROR_EOF()) {
        return;
      }
      if (code < 0) {
        errors++;
        return;
      }
      long ticks = frame.best_effort_timestamp();
      OptionalLong micros =
          ticks == avutil.AV_NOPTS_VALUE
              ? OptionalLong.empty()
              : OptionalLong.of(Times.micros(ticks, stream));
      try {
        sink.frame(frame, micros);
      } finally {
        avutil.av_frame_unref(frame);
      }
    }
  }

  /** How many packets could not be decoded. */
  public long errors() {
    return errors;
  }

  @Override
  public void close() {
    avutil.av_frame_free(frame);
    avcodec.avcodec_free_context(context);
  }
}
