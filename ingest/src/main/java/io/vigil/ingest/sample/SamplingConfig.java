package io.vigil.ingest.sample;

/**
 * What is taken of a stream's pictures.
 *
 * @param frameRate pictures a second, 0.01 to 60; default 2
 * @param frameSide the longer side of a picture, pixels, 16 to 4096; smaller ones are not enlarged;
 *     default 224
 * @param jpegQuality FFmpeg's scale, 2 (best) to 31; default 4
 */
public record SamplingConfig(double frameRate, int frameSide, int jpegQuality) {
  public SamplingConfig {
    if (!(frameRate >= 0.01 && frameRate <= 60)) {
      throw new IllegalArgumentException("ingest.frame-rate must be 0.01 to 60, not " + frameRate);
    }
    if (frameSide < 16 || frameSide > 4096) {
      throw new IllegalArgumentException("ingest.frame-side must be 16 to 4096, not " + frameSide);
    }
    if (jpegQuality < 2 || jpegQuality > 31) {
      throw new IllegalArgumentException("ingest.jpeg-quality must be 2 to 31, not " + jpegQuality);
    }
  }

  /** The defaults. */
  public static SamplingConfig defaults() {
    return new SamplingConfig(2.0, 224, 4);
  }
}
