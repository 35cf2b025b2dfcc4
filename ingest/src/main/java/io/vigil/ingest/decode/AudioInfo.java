package io.vigil.ingest.decode;

/**
 * What a source says of its sound.
 *
 * @param index number of its stream in the source
 * @param codec FFmpeg's name of the codec
 * @param sampleRate Hz
 * @param channels how many
 */
public record AudioInfo(int index, String codec, int sampleRate, int channels) {}
