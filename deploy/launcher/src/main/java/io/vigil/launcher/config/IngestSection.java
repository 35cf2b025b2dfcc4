package io.vigil.launcher.config;

import io.vigil.ingest.decode.DecodeMode;
import io.vigil.ingest.source.Transport;
import java.time.Duration;

/** How sources are read. */
public record IngestSection(
    @Key(
            doc = "Pictures taken of each stream; the default bundle wants 2",
            value = "2.0",
            unit = "pictures per second",
            min = "0.01",
            max = "60")
        double frameRate,
    @Key(
            doc =
                "Longer side of a sampled picture; the aspect is kept, smaller ones are not enlarged",
            value = "224",
            unit = "pixels",
            min = "16",
            max = "4096")
        int frameSide,
    @Key(
            doc = "JPEG quantiser, FFmpeg's scale: smaller is better and larger in bytes",
            value = "4",
            min = "2",
            max = "31")
        int jpegQuality,
    @Key(
            doc =
                "Which pictures are decoded at all: non-reference leaves out those that others do not"
                    + " need (two thirds of the work), key-frames all others (an eighth, coarse in time)",
            value = "full")
        DecodeMode decode,
    @Key(doc = "How RTSP media travel: udp has less delay and may lose some", value = "tcp")
        Transport transport,
    @Key(doc = "How long opening a source may take", value = "15s", min = "100ms", max = "10m")
        Duration openTimeout,
    @Key(
            doc = "A live source that sends nothing for so long is opened anew",
            value = "10s",
            min = "100ms",
            max = "10m")
        Duration stallTimeout,
    @Key(
            doc =
                "First wait before a lost source is opened anew; it doubles, with a third of chance",
            value = "500ms",
            min = "10ms",
            max = "10m")
        Duration retryFirst,
    @Key(
            doc = "Longest wait before a lost source is opened anew",
            value = "30s",
            min = "10ms",
            max = "1h")
        Duration retryLongest,
    @Key(
            doc = "Failed attempts in a row after which a stream has failed; 0 never gives up",
            value = "0",
            unit = "attempts",
            min = "0",
            max = "1000000")
        int retryAttempts,
    @Key(
            doc =
                "Memory for records while Kafka is away; when it is full, live streams lose their"
                    + " oldest (published as a gap) and files wait; streams of events only have as much of"
                    + " their own",
            value = "128MB",
            min = "4MB",
            max = "16GB")
        DataSize buffer,
    @Key(
            doc = "How long Kafka may be away at the start; 0s waits for ever",
            value = "30s",
            min = "0s",
            max = "1d")
        Duration startTimeout,
    @Key(doc = "How often a stream's state is published", value = "5s", min = "100ms", max = "10m")
        Duration statusInterval,
    @Key(
            doc = "Largest picture that is decoded, width times height",
            value = "40000000",
            unit = "pixels",
            min = "1",
            max = "1073741824")
        long maxPixels,
    @Key(
            doc = "Most channels of sound that are decoded",
            value = "16",
            unit = "channels",
            min = "1",
            max = "64")
        int maxChannels,
    @Key(
            doc = "Allow HLS and DASH playlists; what they name is read on their own host alone",
            value = "false")
        boolean allowHls) {
  /** Checks the keys against one another. */
  public IngestSection {
    if (retryFirst.compareTo(retryLongest) > 0) {
      throw new IllegalArgumentException("retry-first must not exceed retry-longest");
    }
  }
}
