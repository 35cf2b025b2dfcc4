package io.vigil.server.http;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The parameters of a request's query, checked. */
public final class Parameters {
  private static final int MOST_ITEMS = 500;
  private static final int DEFAULT_ITEMS = 50;

  private final Context context;

  private Parameters(Context context) {
    this.context = context;
  }

  /**
   * Those of a request.
   *
   * @param known all that the route takes
   * @throws Problem 400 if there is another one
   */
  public static Parameters of(Context context, String... known) {
    List<String> all = Arrays.asList(known);
    for (String name : context.queryParamMap().keySet()) {
      if (!all.contains(name)) {
        throw new Problem(
            400,
            "unknown-parameter",
            "The query has a parameter that is not known",
            "'%s' is not known here; known are: %s"
                .formatted(name, String.join(", ", new TreeSet<>(all))));
      }
    }
    return new Parameters(context);
  }

  /** A text, if it is there and not blank. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(value -> !value.isBlank());
  }

  /** Texts, written with commas between or by repeating the parameter. */
  public Set<String> texts(String name) {
    Set<String> texts = new LinkedHashSet<>();
    for (String value : context.queryParams(name)) {
      for (String part : value.split(",", -1)) {
        if (!part.isBlank()) {
          texts.add(part.strip());
        }
      }
    }
    return texts;
  }

  /**
   * A time.
   *
   * @throws Problem 400 if it is none
   */
  public Optional<Instant> time(String name) {
    return text(name).map(value -> time(name, value));
  }

  /** A time of a name, wherever it was written. */
  public static Instant time(String name, String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw bad(name, value, "a time such as 2026-01-31T08:00:00Z");
    }
  }

  /** A number from 0 to 1. */
  public double share(String name) {
    String value = text(name).orElse("0");
    try {
      double share = Double.parseDouble(value);
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // Told below, as of a number beyond.
    }
    throw bad(name, value, "a number from 0 to 1");
  }

  /** How many items are wanted: 50 unless told, at most 500. */
  public int limit() {
    return limit(text("limit").orElse(Integer.toString(DEFAULT_ITEMS)));
  }

  private static int limit(String value) {
    if (value.matches("\\d{1,3}")) {
      int limit = Integer.parseInt(value);
      if (limit >= 1 && limit <= MOST_ITEMS) {
        return limit;
      }
    }
    throw bad("limit", value, "a whole number from 1 to " + MOST_ITEMS);
  }

  /** A parameter that is not as it must be. */
  public static Problem bad(String name, String value, String wanted) {
    return new Problem(
        400,
        "bad-parameter",
        "A parameter is not as it must be",
        "'%s' is '%s': it must be %s"
            .formatted(name, value.length() > 100 ? value.substring(0, 100) : value, wanted));
  }
}
