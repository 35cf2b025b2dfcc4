package io.vigil.ingest.source;

/** How RTSP carries its media. */
public enum Transport {
  /** Inside the RTSP connection: passes firewalls, loses nothing. The default. */
  TCP,
  /** In packets beside it: less delay, may lose some. */
  UDP
}
