package io.vigil.launcher.config;

import io.vigil.ingest.privacy.Privacy;
import java.time.Instant;
import java.util.List;
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
        Optional<Instant> start,
    @Key(
            doc =
                "Parts of the picture that are made black before anything is encoded or sent:"
                    + " polygons of corners x,y in shares of width and height, semicolons between"
                    + " polygons, as 0,0 0.4,0 0.4,1 0,1")
        Optional<MaskList> masks,
    @Key(
            doc = "Take the sound; without, no sound leaves and the stream is as one that has none",
            value = "true")
        boolean sound,
    @Key(
            doc =
                "Send neither pictures nor sound, only what the bundle's encoders make of them where"
                    + " they are taken; needs the job's bundle there",
            value = "false")
        boolean eventsOnly) {
  /** A source of which everything may leave. */
  public StreamEntry(String id, String source, boolean fast, Optional<Instant> start) {
    this(id, source, fast, start, Optional.empty(), true, false);
  }

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

  /** What of it may leave the process. */
  public Privacy privacy() {
    return new Privacy(masks.map(MaskList::masks).orElse(List.of()), sound, eventsOnly);
  }
}
