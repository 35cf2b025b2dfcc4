package io.vigil.launcher.config;

import java.time.Duration;

/** How sources are read. */
public record IngestSection(
    @Key(
            doc = "Pictures taken of each stream",
            value = "2.0",
            unit = "pictures per second",
            min = "0.1",
            max = "30")
        double frameRate,
    @Key(
            doc = "Long side of a sampled picture; the aspect is kept",
            value = "224",
            unit = "pixels",
            min = "32",
            max = "2048")
        int frameSide,
    @Key(
            doc = "JPEG quantiser: smaller is better and larger in bytes",
            value = "4",
            min = "1",
            max = "31")
        int jpegQuality,
    @Key(doc = "Decode key frames only: a fraction of the work, coarser in time", value = "false")
        boolean keyFramesOnly,
    @Key(doc = "How long opening a source may take", value = "10s", min = "100ms", max = "10m")
        Duration openTimeout,
    @Key(
            doc = "A live source that sends nothing for so long is opened anew",
            value = "10s",
            min = "500ms",
            max = "10m")
        Duration stallTimeout,
    @Key(
            doc = "First wait before opening a lost source anew",
            value = "500ms",
            min = "10ms",
            max = "1m")
        Duration backoffMin,
    @Key(
            doc = "Longest wait before opening a lost source anew",
            value = "30s",
            min = "10ms",
            max = "1h")
        Duration backoffMax,
    @Key(
            doc =
                "Memory for records while Kafka is away; when it is full the oldest are dropped and"
                    + " their gap is published",
            value = "64MB",
            min = "1MB",
            max = "8GB")
        DataSize buffer,
    @Key(
            doc = "Largest picture that is decoded",
            value = "67108864",
            unit = "pixels",
            min = "1024",
            max = "1073741824")
        long maxPixels,
    @Key(
            doc = "Allow HLS and DASH playlists, which name further addresses to read",
            value = "false")
        boolean allowHls) {
  /** Checks the keys against one another. */
  public IngestSection {
    if (backoffMin.compareTo(backoffMax) > 0) {
      throw new IllegalArgumentException("backoff-min must not exceed backoff-max");
    }
  }
}
