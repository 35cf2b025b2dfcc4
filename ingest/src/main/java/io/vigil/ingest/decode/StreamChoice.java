package io.vigil.ingest.decode;

import io.vigil.ingest.source.ConnectionConfig;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceException;
import io.vigil.ingest.source.SourceFault;
import io.vigil.ingest.source.SourceKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;

/**
 * Which of a source's streams are taken: the best picture and the best sound that can be decoded.
 */
final class StreamChoice {
  private final SourceAddress address;
  private final AVFormatContext context;
  private final ConnectionConfig config;
  private final List<String> notes = new ArrayList<>();
  private final Set<Integer> refused = new HashSet<>();
  private @Nullable SourceFault left;

  StreamChoice(SourceAddress address, AVFormatContext context, ConnectionConfig config) {
    this.address = address;
    this.context = context;
    this.config = config;
  }

  /** What was left out, and why; one line each. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** The fault of a source of which nothing was taken. */
  SourceException nothing() {
    SourceFault fault = left == null ? SourceFault.NO_MEDIA : left;
    return new SourceException(address.toString(), fault, String.join(", ", notes));
  }

  /** Before FFmpeg decodes to find out more: what declares too much is not decoded at all. */
  void refuseDeclared() {
    for (int i = 0; i < context.nb_streams(); i++) {
      AVCodecParameters codec = context.streams(i).codecpar();
      if (tooLarge(codec) || tooManyChannels(codec)) {
        refused.add(i);
        context.streams(i).discard(avcodec.AVDISCARD_ALL);
      }
    }
  }

  private boolean tooLarge(AVCodecParameters codec) {
    if ((long) codec.width() * codec.height() <= config.maxPixels()) {
      return false;
    }
    leave(
        SourceFault.PICTURE_TOO_LARGE,
        String.format(
            Locale.ROOT,
            "%dx%d, the limit is %d pixels",
            codec.width(),
            codec.height(),
            config.maxPixels()));
    return true;
  }

  private boolean tooManyChannels(AVCodecParameters codec) {
    int channels = codec.ch_layout().nb_channels();
    if (channels <= config.maxChannels()) {
      return false;
    }
    leave(
        SourceFault.TOO_MANY_CHANNELS,
        "sound of " + channels + " channels, the limit is " + config.maxChannels());
    return true;
  }

  Optional<VideoInfo> video() {
    int index = best(avutil.AVMEDIA_TYPE_VIDEO);
    if (index < 0 || refused.contains(index)) {
      return Optional.empty();
    }
    AVStream stream = context.streams(index);
    AVCodecParameters codec = stream.codecpar();
    if ((stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0) {
      notes.add("a cover picture is not video");
      return Optional.empty();
    }
    String name = codecName(codec);
    if (tooLarge(codec)) {
      return Optional.empty();
    }
    if (codec.width() == 0 && address.kind() == SourceKind.FILE) {
      // Some formats leave it to the decoder, which heeds the limit too. A camera's may come later.
      leave(
          SourceFault.PICTURE_TOO_LARGE,
          "pictures beyond the limit of " + config.maxPixels() + " pixels, or of no size at all");
      return Optional.empty();
    }
    if (avcodec.avcodec_find_decoder(codec.codec_id()) == null) {
      leave(SourceFault.UNSUPPORTED_CODEC, "video codec " + name);
      return Optional.empty();
    }
    double rate = avutil.av_q2d(stream.avg_frame_rate());
    return Optional.of(
        new VideoInfo(
            index,
            name,
            codec.width(),
            codec.height(),
            Double.isFinite(rate) ? rate : 0,
            rotation(codec)));
  }

  Optional<AudioInfo> audio() {
    int index = best(avutil.AVMEDIA_TYPE_AUDIO);
    if (index < 0 || refused.contains(index)) {
      return Optional.empty();
    }
    AVCodecParameters codec = context.streams(index).codecpar();
    int channels = codec.ch_layout().nb_channels();
    String name = codecName(codec);
    if (tooManyChannels(codec)) {
      return Optional.empty();
    }
    if (avcodec.avcodec_find_decoder(codec.codec_id()) == null) {
      leave(SourceFault.UNSUPPORTED_CODEC, "audio codec " + name);
      return Optional.empty();
    }
    if (codec.sample_rate() <= 0 || channels <= 0) {
      leave(SourceFault.NOT_A_FILM, "sound without a rate or channels");
      return Optional.empty();
    }
    return Optional.of(new AudioInfo(index, name, codec.sample_rate(), channels));
  }

  private int best(int type) {
    return avformat.av_find_best_stream(context, type, -1, -1, (AVCodec) null, 0);
  }

  private void leave(SourceFault fault, String note) {
    left = fault;
    notes.add(note);
  }

  private static String codecName(AVCodecParameters codec) {
    return avcodec.avcodec_get_name(codec.codec_id()).getString();
  }

  /** Rotation is written in the source as a matrix that turns counter-clockwise. */
  private static int rotation(AVCodecParameters codec) {
    AVPacketSideData data = codec.coded_side_data();
    AVPacketSideData matrix =
        data == null
            ? null
            : avcodec.av_packet_side_data_get(
                data, codec.nb_coded_side_data(), avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null || matrix.isNull()) {
      return 0;
    }
    double degrees = -avutil.av_display_rotation_get(new IntPointer(matrix.data()));
    if (!Double.isFinite(degrees)) {
      return 0;
    }
    return Math.floorMod(Math.round(degrees / 90) * 90, 360);
  }
}
