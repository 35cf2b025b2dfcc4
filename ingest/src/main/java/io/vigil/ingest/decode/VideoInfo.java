package io.vigil.ingest.decode;

/**
 * What a source says of its pictures.
 *
 * @param index number of its stream in the source
 * @param codec FFmpeg's name of the codec
 * @param width pixels, before rotation
 * @param height pixels, before rotation
 * @param frameRate declared pictures per second, 0 if unknown
 * @param rotation degrees clockwise by which they must be turned: 0, 90, 180 or 270
 */
public record VideoInfo(
    int index, String codec, int width, int height, double frameRate, int rotation) {}
