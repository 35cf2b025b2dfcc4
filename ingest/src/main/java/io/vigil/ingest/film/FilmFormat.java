package io.vigil.ingest.film;

/**
 * What a film is made of.
 *
 * @param container how it is wrapped
 * @param video codec of the pictures, or {@link Video#NONE}
 * @param width pixels, even, at least 16
 * @param height pixels, even, at least 16
 * @param frameRate pictures per second as declared; the pictures' own times count
 * @param keyFrameInterval pictures from one key frame to the next, at least 1
 * @param videoBitRate bits per second the video encoder aims at
 * @param audio codec of the sound, or {@link Audio#NONE}
 * @param rotation degrees clockwise by which a player must turn the pictures: 0, 90, 180 or 270
 */
public record FilmFormat(
    Container container,
    Video video,
    int width,
    int height,
    int frameRate,
    int keyFrameInterval,
    int videoBitRate,
    Audio audio,
    int rotation) {
  /** Sound comes in at this rate, Hz, mono. */
  public static final int SAMPLE_RATE = 16_000;

  private static final int RTP_BYTES = 1400;

  /** Containers, by the names of FFmpeg's muxers. */
  public enum Container {
    MP4("mp4"),
    MKV("matroska"),
    MPEGTS("mpegts"),
    FLV("flv"),
    AVI("avi"),
    WAV("wav"),
    RAW_H264("h264"),
    /** One codec's RTP packets with sender reports, to a stream: each write is one packet. */
    RTP("rtp");

    private final String muxer;

    Container(String muxer) {
      this.muxer = muxer;
    }

    String muxer() {
      return muxer;
    }

    /** Bytes of its largest packet; 0 where it has none. */
    int packetBytes() {
      return this == RTP ? RTP_BYTES : 0;
    }
  }

  /** Video codecs, by the names of FFmpeg's encoders. */
  public enum Video {
    NONE(""),
    MPEG4("mpeg4"),
    H264("libopenh264"),
    MJPEG("mjpeg");

    private final String encoder;

    Video(String encoder) {
      this.encoder = encoder;
    }

    String encoder() {
      return encoder;
    }
  }

  /** Audio codecs, by the names of FFmpeg's encoders. */
  public enum Audio {
    NONE(""),
    AAC("aac"),
    MP2("mp2"),
    PCM("pcm_s16le");

    private final String encoder;

    Audio(String encoder) {
      this.encoder = encoder;
    }

    String encoder() {
      return encoder;
    }
  }

  public FilmFormat {
    if (video != Video.NONE && (width < 16 || height < 16 || width % 2 != 0 || height % 2 != 0)) {
      throw new IllegalArgumentException(
          "width and height must be even and at least 16, not " + width + "x" + height);
    }
    if (frameRate < 1 || keyFrameInterval < 1 || videoBitRate < 1) {
      throw new IllegalArgumentException("frame rate, key frame interval and bit rate must be > 0");
    }
    if (video == Video.NONE && audio == Audio.NONE) {
      throw new IllegalArgumentException("a film needs pictures or sound");
    }
    if (rotation % 90 != 0 || rotation < 0 || rotation >= 360) {
      throw new IllegalArgumentException("rotation must be 0, 90, 180 or 270, not " + rotation);
    }
  }

  /**
   * MPEG-4 pictures (a key frame each second) and AAC sound in {@code container}: opens everywhere.
   */
  public static FilmFormat of(Container container, int width, int height, int frameRate) {
    return new FilmFormat(
        container, Video.MPEG4, width, height, frameRate, frameRate, 1_500_000, Audio.AAC, 0);
  }

  public FilmFormat withVideo(Video codec) {
    return new FilmFormat(
        container,
        codec,
        width,
        height,
        frameRate,
        keyFrameInterval,
        videoBitRate,
        audio,
        rotation);
  }

  public FilmFormat withAudio(Audio codec) {
    return new FilmFormat(
        container,
        video,
        width,
        height,
        frameRate,
        keyFrameInterval,
        videoBitRate,
        codec,
        rotation);
  }

  public FilmFormat withRotation(int degrees) {
    return new FilmFormat(
        container, video, width, height, frameRate, keyFrameInterval, videoBitRate, audio, degrees);
  }

  public FilmFormat withKeyFrameInterval(int pictures) {
    return new FilmFormat(
        container, video, width, height, frameRate, pictures, videoBitRate, audio, rotation);
  }
}
