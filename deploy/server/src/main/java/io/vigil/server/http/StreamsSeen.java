package io.vigil.server.http;

import io.javalin.http.Context;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which streams a request is about, for the record of who looked at what. */
public final class StreamsSeen {
  private static final String ATTRIBUTE = "vigil.streams";

  private StreamsSeen() {}

  /** Notes one that the request's address does not name, as that of an event. */
  public static void note(Context context, String stream) {
    Set<String> seen = new LinkedHashSet<>(of(context));
    seen.add(stream);
    context.attribute(ATTRIBUTE, seen);
  }

  /** Those that were noted. */
  public static Set<String> of(Context context) {
    Set<String> seen = context.attribute(ATTRIBUTE);
    return seen == null ? Set.of() : seen;
  }
}
