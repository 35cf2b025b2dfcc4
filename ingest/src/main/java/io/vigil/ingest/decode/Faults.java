package io.vigil.ingest.decode;

import io.vigil.ingest.ffmpeg.FFmpegErrors;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceException;
import io.vigil.ingest.source.SourceFault;
import io.vigil.ingest.source.SourceKind;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.ffmpeg.global.avutil;

/** Turns FFmpeg's error codes into faults of a source. */
final class Faults {
  // System error numbers differ between systems; their texts are the same in all.
  private static final Map<String, SourceFault> BY_TEXT =
      Map.of(
          "connection refused", SourceFault.REFUSED,
          "timed out", SourceFault.TIMEOUT,
          "unreachable", SourceFault.UNREACHABLE,
          "no route to host", SourceFault.UNREACHABLE,
          "connection reset", SourceFault.LOST,
          "broken pipe", SourceFault.LOST,
          "no such file", SourceFault.MISSING_FILE,
          "permission denied", SourceFault.UNREADABLE);

  private Faults() {}

  /** What an error while opening means. */
  static SourceException opening(SourceAddress address, int code) {
    SourceKind kind = address.kind();
    SourceFault fault = common(code);
    if (kind == SourceKind.V4L2) {
      fault = SourceFault.DEVICE_UNAVAILABLE;
    } else if (code == avutil.AVERROR_EXIT()) {
      fault = SourceFault.TIMEOUT;
    } else if (code == avutil.AVERROR_EINVAL()) {
      fault = looksLikePlaylist(address) ? SourceFault.HLS_REFUSED : SourceFault.FORMAT_REFUSED;
    } else if (code == avutil.AVERROR_INVALIDDATA()) {
      fault = SourceFault.NOT_A_FILM;
    } else if (code == avutil.AVERROR_EOF()) {
      fault = kind.live() ? SourceFault.LOST : SourceFault.NOT_A_FILM;
    } else if (code == avutil.AVERROR_EIO() && kind.live()) {
      fault = SourceFault.UNREACHABLE;
    }
    return exception(address, fault, code);
  }

  /** What an error while reading means. */
  static SourceException reading(SourceAddress address, int code) {
    SourceFault fault = code == avutil.AVERROR_EXIT() ? SourceFault.STALLED : common(code);
    if (fault == SourceFault.TIMEOUT) {
      fault = SourceFault.STALLED;
    } else if (fault == SourceFault.BROKEN && address.kind().live()) {
      fault = SourceFault.LOST;
    }
    return exception(address, fault, code);
  }

  static SourceException exception(SourceAddress address, SourceFault fault, int code) {
    String detail = code == avutil.AVERROR_EXIT() ? "" : FFmpegErrors.text(code);
    return new SourceException(address.toString(), fault, detail);
  }

  private static boolean looksLikePlaylist(SourceAddress address) {
    String path = address.withCredentials().replaceFirst("\\?.*", "").toLowerCase(Locale.ROOT);
    return path.endsWith(".m3u8") || path.endsWith(".m3u") || path.endsWith(".mpd");
  }

  private static SourceFault common(int code) {
    if (code == avutil.AVERROR_HTTP_UNAUTHORIZED() || code == avutil.AVERROR_HTTP_FORBIDDEN()) {
      return SourceFault.UNAUTHORISED;
    }
    if (code == avutil.AVERROR_HTTP_NOT_FOUND()) {
      return SourceFault.NOT_FOUND;
    }
    if (code == avutil.AVERROR_HTTP_SERVER_ERROR()
        || code == avutil.AVERROR_HTTP_OTHER_4XX()
        || code == avutil.AVERROR_HTTP_BAD_REQUEST()
        || code == avutil.AVERROR_HTTP_TOO_MANY_REQUESTS()) {
      return SourceFault.SERVER_ERROR;
    }
    if (code == avutil.AVERROR_PROTOCOL_NOT_FOUND()) {
      return SourceFault.UNKNOWN_SCHEME;
    }
    String text = FFmpegErrors.text(code).toLowerCase(Locale.ROOT);
    return BY_TEXT.entrySet().stream()
        .filter(entry -> text.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(SourceFault.BROKEN);
  }
}
