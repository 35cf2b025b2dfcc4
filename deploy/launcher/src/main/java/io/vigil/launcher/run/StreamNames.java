package io.vigil.launcher.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names streams after their sources: {@code films/yard cam.mp4} is {@code yard-cam}, {@code
 * rtsp://u:p@10.0.0.7/stream1} is {@code 10.0.0.7-stream1}. A name of one's own is written before:
 * {@code door=rtsp://...}. Never holds user, password or query of an address.
 */
public final class StreamNames {
  /**
   * A source with its name.
   *
   * @param id the stream's name on all topics
   * @param source what to watch; may hold credentials
   */
  public record Named(String id, String source) {
    /** Without the source, which may hold credentials. */
    @Override
    public String toString() {
      return id;
    }
  }

  private static final Pattern OWN_NAME = Pattern.compile("([A-Za-z0-9._-]{1,200})=(.+)");
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://(?:.*@)?([^/?#]*)([^?#]*).*");
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*");
  private static final int LONGEST = 60;

  private StreamNames() {}

  /** Names all sources; the second of the same name ends in {@code -2}. */
  public static List<Named> of(List<String> sources) {
    List<Named> named = new ArrayList<>();
    for (String source : sources) {
      Optional<Named> own = own(source);
      String base = own.map(Named::id).orElseGet(() -> name(source));
      String id = base;
      for (int n = 2; taken(named, id); n++) {
        id = base + "-" + n;
      }
      named.add(new Named(id, own.map(Named::source).orElse(source)));
    }
    return named;
  }

  private static Optional<Named> own(String source) {
    Matcher own = OWN_NAME.matcher(source);
    return own.matches() ? Optional.of(new Named(own.group(1), own.group(2))) : Optional.empty();
  }

  private static boolean taken(List<Named> named, String id) {
    return named.stream().anyMatch(n -> n.id().equals(id));
  }

  private static String name(String source) {
    Matcher address = ADDRESS.matcher(source);
    Matcher scheme = SCHEME.matcher(source);
    String text;
    if (address.matches()) {
      text = address.group(1) + address.group(2);
    } else if (scheme.matches() && !scheme.group(1).equalsIgnoreCase("file")) {
      text = scheme.group(1).equals("v4l2") ? source.substring(5) : scheme.group(1);
    } else {
      text = source.replaceFirst(".*[/\\\\]", "").replaceFirst("(?<=.)\\.[A-Za-z0-9]{1,5}$", "");
    }
    String clean = text.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
    String shortened = clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    return shortened.isEmpty() ? "stream" : shortened;
  }
}
