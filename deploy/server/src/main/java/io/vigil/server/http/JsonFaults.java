package io.vigil.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a body in the caller's words: no name of a class of the server's. */
final class JsonFaults {
  private JsonFaults() {}

  static Problem of(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return unknown(unknown);
    }
    if (e instanceof MismatchedInputException mismatch) {
      String field = path(mismatch);
      return malformed(
          (field.isEmpty() ? "the body" : "'" + field + "'")
              + " must be "
              + kind(mismatch.getTargetType()));
    }
    String where =
        e.getLocation() == null
            ? ""
            : " at line %d, column %d"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    return malformed(
        e instanceof JsonMappingException mapping
            ? "'" + path(mapping) + "' cannot be read"
            : "it is not JSON" + where);
  }

  private static Problem unknown(UnrecognizedPropertyException e) {
    @Nullable Collection<Object> ids = e.getKnownPropertyIds();
    String known =
        ids == null
            ? ""
            : ids.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    return new Problem(
        400,
        "unknown-field",
        "The body has a field that is not known",
        "'%s' is not known here; known are: %s".formatted(e.getPropertyName(), known),
        Map.of("field", e.getPropertyName()));
  }

  private static Problem malformed(String detail) {
    return new Problem(400, "malformed-json", "The body is not the JSON that is asked for", detail);
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            part ->
                part.getFieldName() == null
                    ? Integer.toString(part.getIndex())
                    : part.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static String kind(@Nullable Class<?> type) {
    if (type == null) {
      return "of another type";
    }
    if (type == String.class) {
      return "text";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == Instant.class) {
      return "a time such as 2026-01-31T08:00:00Z";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "a number";
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "a list";
    }
    return "an object";
  }
}
