package io.vigil.ingest.sample;

import static io.vigil.ingest.ffmpeg.FFmpegErrors.check;
import static io.vigil.ingest.ffmpeg.FFmpegErrors.present;

import io.vigil.ingest.privacy.Mask;
import io.vigil.ingest.privacy.MaskPainter;
import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Turns, scales and encodes chosen frames to JPEG. Owns its graph, encoder, frame and packet; makes
 * graph and encoder anew when the frames' shape changes. Used by one thread.
 */
public final class PictureEncoder implements AutoCloseable {
  private final int side;
  private final int quality;
  private final int rotation;
  private final MaskPainter painter;
  private final AVFrame scaled = present(avutil.av_frame_alloc(), "make a frame");
  private final AVPacket packet = present(avcodec.av_packet_alloc(), "make a packet");
  private @Nullable ScalerGraph graph;
  private @Nullable AVCodecContext encoder;

  /**
   * Without masks.
   *
   * @param rotation degrees clockwise by which the source's pictures must be turned
   */
  public PictureEncoder(SamplingConfig config, int rotation) {
    this(config, rotation, List.of());
  }

  /**
   * @param rotation degrees clockwise by which the source's pictures must be turned
   * @param masks parts of the turned pictures that are made black before anything is encoded
   */
  public PictureEncoder(SamplingConfig config, int rotation, List<Mask> masks) {
    this.side = config.frameSide();
    this.quality = config.jpegQuality();
    this.rotation = rotation;
    this.painter = new MaskPainter(masks);
  }

  /**
   * Encodes a frame, which stays the caller's.
   *
   * @throws io.vigil.ingest.ffmpeg.FFmpegException if the frame cannot be converted
   */
  public Picture encode(AVFrame frame) {
    ScalerGraph.Shape shape = ScalerGraph.Shape.of(frame);
    ScalerGraph current = graph;
    if (current == null || !current.shape().equals(shape)) {
      if (current != null) {
        current.close();
        graph = null;
      }
      current = new ScalerGraph(shape, rotation, side);
      graph = current;
    }
    current.apply(frame, scaled);
    try {
      painter.paint(scaled);
      return jpeg();
    } finally {
      avutil.av_frame_unref(scaled);
    }
  }

  private Picture jpeg() {
    AVCodecContext codec = encoder(scaled.width(), scaled.height());
    scaled.quality(quality * avutil.FF_QP2LAMBDA);
    scaled.pict_type(avutil.AV_PICTURE_TYPE_NONE);
    check(avcodec.avcodec_send_frame(codec, scaled), "encode a picture");
    check(avcodec.avcodec_receive_packet(codec, packet), "encode a picture");
    byte[] bytes = new byte[packet.size()];
    packet.data().get(bytes);
    avcodec.av_packet_unref(packet);
    return new Picture(scaled.width(), scaled.height(), ByteBuffer.wrap(bytes).asReadOnlyBuffer());
  }

  private AVCodecContext encoder(int width, int height) {
    AVCodecContext current = encoder;
    if (current != null && current.width() == width && current.height() == height) {
      return current;
    }
    freeEncoder();
    AVCodec codec = avcodec.avcodec_find_encoder(avcodec.AV_CODEC_ID_MJPEG);
    AVCodecContext made = present(avcodec.avcodec_alloc_context3(codec), "make an encoder");
    made.width(width).height(height).pix_fmt(avutil.AV_PIX_FMT_YUVJ420P);
    made.color_range(avutil.AVCOL_RANGE_JPEG);
    try (AVRational ticks = avutil.av_make_q(1, 1000)) {
      made.time_base(ticks);
    }
    made.flags(made.flags() | avcodec.AV_CODEC_FLAG_QSCALE | avcodec.AV_CODEC_FLAG_BITEXACT);
    made.global_quality(quality * avutil.FF_QP2LAMBDA);
    made.thread_count(1);
    encoder = made;
    check(avcodec.avcodec_open2(made, codec, (AVDictionary) null), "open the JPEG encoder");
    return made;
  }

  private void freeEncoder() {
    if (encoder != null) {
      avcodec.avcodec_free_context(encoder);
      encoder = null;
    }
  }

  @Override
  public void close() {
    if (graph != null) {
      graph.close();
      graph = null;
    }
    freeEncoder();
    avutil.av_frame_free(scaled);
    avcodec.av_packet_free(packet);
  }
}
