package io.vigil.ingest.redact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes credentials out of texts in two ways: by the form of an address ({@code //user:password@},
 * values of a query), and by the known secrets of the addresses in use, in whatever form a library
 * prints them. Thread-safe.
 */
public final class Redactor {
  /** What stands in a secret's place. */
  public static final String MASK = "***";

  /**
   * The redactor of this process. FFmpeg has one log for a whole process, so there is one set of
   * secrets too.
   */
  public static final Redactor PROCESS = new Redactor();

  // A replacement for every "a" would make texts unreadable and hide little.
  private static final int SHORTEST_SECRET = 3;
  private static final Pattern USER_INFO = Pattern.compile("//[^\\s/?#'\"]+@");
  private static final Pattern QUERY_VALUE = Pattern.compile("(?<=[?&])([^\\s=&'\"]+)=[^\\s&'\"]*");

  private volatile List<String> secrets = List.of();

  /** Makes secrets known, in their plain, percent-encoded and Base64 forms. */
  public synchronized void learn(Collection<String> plain) {
    Set<String> forms = new LinkedHashSet<>(secrets);
    for (String secret : plain) {
      if (secret.length() >= SHORTEST_SECRET) {
        forms.add(secret);
        forms.add(URLEncoder.encode(secret, UTF_8));
        forms.add(Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)));
      }
    }
    List<String> longestFirst =
        forms.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    secrets = longestFirst;
  }

  /** Returns {@code text} without credentials. */
  public String redact(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, MASK);
    }
    clean = USER_INFO.matcher(clean).replaceAll("//" + MASK + "@");
    return QUERY_VALUE.matcher(clean).replaceAll("$1=" + MASK);
  }
}
