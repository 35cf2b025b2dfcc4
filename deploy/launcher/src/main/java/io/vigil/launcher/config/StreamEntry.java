package io.vigil.launcher.config;

import java.time.Instant;
import java.util.Optional;

/** One source to watch. */
public record StreamEntry(
    @Key(
            doc =
                "Name of the stream on all topics, 1 to 200 characters of letters, digits, dot, dash, underscore")
        String id,
    @Key(
            doc =
                "What to watch: a file, rtsp://, rtmp://, srt://, http(s)://, a v4l2 device such as"
                    + " /dev/video0, or demo: for the simulated camera",
            secret = true)
        String source,
    @Key(doc = "Read a file as fast as it decodes rather than in real time", value = "false")
        boolean fast,
    @Key(doc = "When a file's first picture was taken; none means when it is opened")
        Optional<Instant> start) {
  /** Checks what an entry cannot be without. */
  public StreamEntry {
    if (!id.matches("[A-Za-z0-9._-]{1,200}")) {
      throw new IllegalArgumentException(
          "id '" + id + "' must be 1 to 200 of letters, digits, dot, dash, underscore");
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException("source is required");
    }
  }
}
