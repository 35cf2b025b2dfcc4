package io.vigil.ingest.source;

import java.time.Duration;

/**
 * How sources are connected to, and what is too much.
 *
 * @param transport how RTSP carries its media; default TCP
 * @param openTimeout how long opening may take, 100 ms to 10 min; default 15 s
 * @param stallTimeout how long a live source may be silent before it counts as stalled, 100 ms to
 *     10 min; default 10 s
 * @param maxPixels the largest picture, width times height, at least 1; default 40,000,000
 * @param maxChannels channels of sound, more are not decoded, 1 to 64; default 16
 * @param allowHls whether HLS and DASH playlists over http(s) are followed, on their own host
 *     alone; default false
 */
public record ConnectionConfig(
    Transport transport,
    Duration openTimeout,
    Duration stallTimeout,
    long maxPixels,
    int maxChannels,
    boolean allowHls) {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  public ConnectionConfig {
    check("open-timeout", openTimeout);
    check("stall-timeout", stallTimeout);
    if (maxPixels < 1) {
      throw new IllegalArgumentException("ingest.max-pixels must be at least 1: " + maxPixels);
    }
    if (maxChannels < 1 || maxChannels > 64) {
      throw new IllegalArgumentException("ingest.max-channels must be 1 to 64: " + maxChannels);
    }
  }

  private static void check(String key, Duration value) {
    if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "ingest." + key + " must be 100 ms to 10 min, not " + value);
    }
  }

  /** The defaults. */
  public static ConnectionConfig defaults() {
    return new ConnectionConfig(
        Transport.TCP, Duration.ofSeconds(15), Duration.ofSeconds(10), 40_000_000, 16, false);
  }

  public ConnectionConfig withTransport(Transport value) {
    return new ConnectionConfig(value, openTimeout, stallTimeout, maxPixels, maxChannels, allowHls);
  }

  public ConnectionConfig withTimeouts(Duration open, Duration stall) {
    return new ConnectionConfig(transport, open, stall, maxPixels, maxChannels, allowHls);
  }

  public ConnectionConfig withMaxPixels(long value) {
    return new ConnectionConfig(transport, openTimeout, stallTimeout, value, maxChannels, allowHls);
  }

  public ConnectionConfig withAllowHls(boolean value) {
    return new ConnectionConfig(
        transport, openTimeout, stallTimeout, maxPixels, maxChannels, value);
  }
}
