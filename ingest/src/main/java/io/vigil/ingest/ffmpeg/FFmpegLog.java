package io.vigil.ingest.ffmpeg;

import io.vigil.ingest.redact.Redactor;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads FFmpeg's own log, of which a process has one, into the logger {@code ffmpeg} at level
 * DEBUG, without credentials. DEBUG, because a live stream makes FFmpeg grumble all day; what a
 * user must know is said by Vigil itself.
 */
public final class FFmpegLog extends LogCallback {
  private static final Logger LOG = LoggerFactory.getLogger("ffmpeg");
  // A strong reference: FFmpeg holds only a C pointer.
  private static final FFmpegLog CALLBACK = new FFmpegLog();

  static {
    avutil.av_log_set_level(LOG.isDebugEnabled() ? avutil.AV_LOG_INFO : avutil.AV_LOG_FATAL);
    avutil.setLogCallback(CALLBACK);
  }

  private FFmpegLog() {}

  /** Takes FFmpeg's log over, once for a process. */
  public static void install() {
    // The static initialiser has done it.
  }

  @Override
  public void call(int level, BytePointer message) {
    String text = message.getString().strip();
    if (!text.isEmpty()) {
      LOG.debug("{}", Redactor.PROCESS.redact(text));
    }
  }
}
