package io.vigil.operators.encode;

import io.vigil.operators.deadletter.Failure;
import java.util.Optional;

/**
 * A record of a media topic, read.
 *
 * @param header all but the tokens
 * @param payload what the encoder takes; none for a marker and for media that cannot be encoded
 * @param failure why the media cannot be encoded
 * @param <P> what the encoder takes
 */
record ParsedRecord<P>(TokenRecord header, Optional<P> payload, Optional<Failure> failure) {

  static <P> ParsedRecord<P> marker(TokenRecord header) {
    return new ParsedRecord<>(header, Optional.empty(), Optional.empty());
  }

  static <P> ParsedRecord<P> media(TokenRecord header, P payload) {
    return new ParsedRecord<>(header, Optional.of(payload), Optional.empty());
  }

  static <P> ParsedRecord<P> unfit(TokenRecord header, Failure failure) {
    return new ParsedRecord<>(header.skipped(), Optional.empty(), Optional.of(failure));
  }
}
