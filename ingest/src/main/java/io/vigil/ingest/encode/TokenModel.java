package io.vigil.ingest.encode;

import java.time.Duration;

/**
 * The model that encodes.
 *
 * @param name of the bundle
 * @param version of the bundle
 * @param digest SHA-256 of the digests of the bundle's files, hexadecimal
 * @param width numbers of a token
 * @param slotMicros of each slot of so many microseconds of event time it takes the first picture
 * @param maxLag live media that have waited for so long are not encoded any more, and told as a
 *     gap; zero for never
 */
public record TokenModel(
    String name, String version, String digest, int width, long slotMicros, Duration maxLag) {}
