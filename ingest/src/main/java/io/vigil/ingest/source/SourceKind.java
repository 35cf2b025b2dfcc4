package io.vigil.ingest.source;

/** The kinds of sources, by how they are reached. */
public enum SourceKind {
  /** A film in a file. */
  FILE(false),
  /** A camera or server of {@code rtsp://} or {@code rtsps://}. */
  RTSP(true),
  /** {@code rtmp://} or {@code rtmps://}. */
  RTMP(true),
  /** {@code srt://}. */
  SRT(true),
  /** A film or an endless stream over {@code http://} or {@code https://}: known once opened. */
  HTTP(true),
  /** An MPEG transport stream in {@code udp://} packets. */
  UDP(true),
  /** A video device, {@code v4l2:/dev/video0}. */
  V4L2(true),
  /** A camera simulated in this process, by a scheme of its own. */
  SIMULATED(true);

  private final boolean live;

  SourceKind(boolean live) {
    this.live = live;
  }

  /** Whether such a source goes on for ever, so that its end is a fault. */
  public boolean live() {
    return live;
  }
}
