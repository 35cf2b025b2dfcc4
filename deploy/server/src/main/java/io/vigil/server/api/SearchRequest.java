package io.vigil.server.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for: exactly one of text, moment, picture and sound.
 *
 * @param text a sentence
 * @param moment the id of a moment, for others like it
 * @param picture JPEG or PNG, base64
 * @param sound WAV, base64
 * @param streams of these alone
 * @param types with one of these events at the time
 * @param from ending after this
 * @param to beginning before this
 * @param limit at most so many, 1 to 100; 20 unless told
 */
record SearchRequest(
    @Nullable String text,
    @Nullable String moment,
    @Nullable String picture,
    @Nullable String sound,
    @Nullable List<String> streams,
    @Nullable List<String> types,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Integer limit) {}
