package io.vigil.ingest.decode;

import io.vigil.ingest.source.ConnectionConfig;
import io.vigil.ingest.source.SourceAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What FFmpeg may do to open a source: for each kind of source, the protocols and formats that it
 * is confined to. Formats that reach for other files or hosts (hls, dash, concat, image sequences)
 * are in no list, but hls and dash where they are allowed.
 */
final class OpenOptions {
  private static final String FILMS =
      "mov,matroska,avi,mpegts,mpeg,mpegvideo,flv,ogg,wav,w64,mp3,aac,flac,aiff,au,caf,amr,ac3,eac3,"
          + "asf,nut,mxf,dv,rm,h264,hevc,m4v,mjpeg,ivf,obu,yuv4mpegpipe,gif,vvc,wtv,vob";
  private static final String PACKETS =
      "mpegts,flv,matroska,mov,mpeg,h264,hevc,aac,mp3,ogg,mjpeg,mpjpeg";

  private OpenOptions() {}

  static Map<String, String> of(SourceAddress address, ConnectionConfig config) {
    Map<String, String> options = new HashMap<>();
    switch (address.kind()) {
      case FILE -> confine(options, "file", FILMS);
      case RTSP -> {
        confine(options, "rtsp,rtsps,rtp,srtp,udp,tcp,tls", "rtsp");
        options.put("rtsp_transport", config.transport().name().toLowerCase(Locale.ROOT));
      }
      case RTMP -> confine(options, "rtmp,rtmps,tcp,tls,rtmpt,rtmpts", "flv,live_flv");
      case SRT -> confine(options, "srt", PACKETS);
      case UDP -> {
        confine(options, "udp", "mpegts");
        options.put("overrun_nonfatal", "1");
      }
      case HTTP -> {
        boolean hls = config.allowHls();
        confine(
            options,
            hls ? "http,https,tcp,tls,crypto" : "http,https,tcp,tls",
            hls ? FILMS + ",mpjpeg,hls,dash,webvtt" : FILMS + ",mpjpeg");
        options.put("user_agent", "vigil");
      }
      case V4L2 -> confine(options, "file", "video4linux2,v4l2");
      case SIMULATED -> confine(options, "", "mpegts");
    }
    if (address.kind().live()) {
      // How many pictures are read to guess a rate that is measured later anyway.
      options.put("fpsprobesize", "2");
      options.put("analyzeduration", "3000000");
      // Packets must not wait for a re-ordering that TCP does not need.
      options.put("fflags", "+nobuffer");
    }
    return options;
  }

  private static void confine(Map<String, String> options, String protocols, String formats) {
    if (!protocols.isEmpty()) {
      options.put("protocol_whitelist", protocols);
    }
    options.put("format_whitelist", formats);
  }

  /** The format that must be assumed rather than guessed. */
  static Optional<String> format(SourceAddress address) {
    return switch (address.kind()) {
      case V4L2 -> Optional.of("video4linux2");
      case UDP, SIMULATED -> Optional.of("mpegts");
      default -> Optional.empty();
    };
  }
}
