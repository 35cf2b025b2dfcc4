package io.vigil.ingest.ffmpeg;

/** A call into FFmpeg failed. The message holds FFmpeg's own text, which may name addresses. */
public final class FFmpegException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  /**
   * @param doing what was tried, a phrase in the infinitive ("open the encoder")
   * @param code FFmpeg's negative error code
   */
  public FFmpegException(String doing, int code) {
    super("FFmpeg could not " + doing + ": " + FFmpegErrors.text(code));
    this.code = code;
  }

  /** FFmpeg's negative error code (an {@code AVERROR}). */
  public int code() {
    return code;
  }
}
