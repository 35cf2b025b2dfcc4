package io.vigil.ingest.source;

import java.util.Locale;

/**
 * Everything that can be wrong with a source: a stable code, what is the matter, and the mend.
 * {@link #lasting} tells whether trying again cannot help.
 */
public enum SourceFault {
  BAD_ADDRESS(
      true, "the address cannot be understood", "write a path or scheme://host[:port]/path"),
  UNKNOWN_SCHEME(
      true,
      "no such kind of source",
      "use a path, rtsp:, rtsps:, rtmp:, srt:, http:, https:, udp:, v4l2: or demo:"),
  MISSING_FILE(true, "there is no such file", "check the path"),
  NOT_A_FILE(true, "this is not a regular file", "give the path of a film"),
  UNREADABLE(true, "the file may not be read", "give this user the right to read it"),
  EMPTY(true, "the file is empty", "copy or record it again"),
  NOT_A_FILM(true, "there is no film in it", "give a file or address with video or sound"),
  TRUNCATED(true, "the film ends before its declared end", "copy or record it again"),
  HLS_REFUSED(
      true,
      "it is an HLS or DASH playlist, which may reach for other files and hosts",
      "give the camera's own address, or set ingest.allow-hls for playlists you trust"),
  PLAYLIST_REFUSED(
      true,
      "it is a playlist that reaches for other files or hosts",
      "give the address of the film itself"),
  FORMAT_REFUSED(
      true,
      "its format is not one that is accepted from such a source",
      "convert it to mp4, mkv or mpegts, or give the address of the film itself"),
  PICTURE_TOO_LARGE(
      true, "its pictures are larger than the limit", "scale it down, or raise ingest.max-pixels"),
  TOO_MANY_CHANNELS(
      true, "its sound has more channels than the limit", "mix it down to at most 64 channels"),
  UNSUPPORTED_CODEC(true, "there is no decoder for it", "convert it to h264 and aac"),
  NO_MEDIA(
      true, "it holds neither pictures nor sound", "give a file or address with video or sound"),
  SOUND_OFF(
      true,
      "it holds sound alone, and its sound is switched off",
      "allow its sound, or leave the stream out"),
  UNAUTHORISED(
      true,
      "the user name or password was refused",
      "put the right ones in the address: scheme://user:password@host/path"),
  NOT_FOUND(true, "the server has nothing at this path", "check the path with the camera's manual"),
  DEVICE_UNAVAILABLE(
      true, "the device cannot be opened", "check that it exists, is free and may be read"),
  NO_DEVICE_SUPPORT(
      true,
      "video devices need a system library that is missing",
      "install libxcb1 and its shape, shm and xfixes parts"),
  REFUSED(false, "the connection was refused", "check that it is on, and its host and port"),
  UNREACHABLE(false, "the host cannot be reached", "check its name and the network"),
  TIMEOUT(false, "it did not answer in time", "check that it is on and reachable"),
  STALLED(false, "it stopped sending without closing", "check the camera and the network"),
  LOST(false, "the connection ended", "check the camera and the network"),
  SERVER_ERROR(false, "the server answered with an error", "look at the server's log"),
  BROKEN(false, "it cannot be read further", "check the source"),
  INTERNAL(false, "something unexpected happened", "please report it with the log");

  private final boolean lasting;
  private final String what;
  private final String mend;

  SourceFault(boolean lasting, String what, String mend) {
    this.lasting = lasting;
    this.what = what;
    this.mend = mend;
  }

  /** The stable code, for exit messages and metric tags: lower case with dashes. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether trying again later cannot help. */
  public boolean lasting() {
    return lasting;
  }

  /** What is the matter, as a clause. */
  public String what() {
    return what;
  }

  /** What to do about it, as a clause in the imperative. */
  public String mend() {
    return mend;
  }
}
