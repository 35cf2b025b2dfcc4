package io.vigil.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vigil.ingest.redact.Redactor;
import java.net.URLDecoder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a source is. Holds its credentials, but shows them to nobody: {@link #toString} and every
 * message are without them; {@link #withCredentials} is for the one who opens it.
 *
 * <p>Forms: a path, {@code file:PATH}, {@code rtsp[s]://}, {@code rtmp[s]://}, {@code srt://},
 * {@code http[s]://}, {@code udp://}, {@code v4l2:/dev/videoN}, and any other scheme for a
 * simulated camera ({@code demo:}). Immutable.
 */
public final class SourceAddress {
  // One letter would be a drive of Windows.
  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(.*)", Pattern.DOTALL);
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.%]+])(?::(\\d{1,5}))?");
  // What a query may say openly; all else is masked, for it may be a token.
  private static final Set<String> OPEN_KEYS =
      Set.of("mode", "transport", "latency", "timeout", "pkt_size", "fifo_size", "localaddr");

  private final SourceKind kind;
  private final String scheme;
  private final String full;
  private final String shown;

  private SourceAddress(SourceKind kind, String scheme, String full, String shown) {
    this.kind = kind;
    this.scheme = scheme;
    this.full = full;
    this.shown = shown;
  }

  /**
   * Understands an address; nothing is opened.
   *
   * @throws SourceException with {@link SourceFault#BAD_ADDRESS}; its text holds no credentials
   */
  public static SourceAddress parse(String text) throws SourceException {
    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      throw bad("an empty address", "nothing, or a control character");
    }
    Matcher parts = SCHEME.matcher(text);
    if (!parts.matches()) {
      return file(text);
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    String rest = parts.group(2);
    return switch (scheme) {
      case "file" -> file(rest.startsWith("//") ? rest.substring(2) : rest);
      case "rtsp", "rtsps" -> remote(SourceKind.RTSP, scheme, rest);
      case "rtmp", "rtmps" -> remote(SourceKind.RTMP, scheme, rest);
      case "srt" -> remote(SourceKind.SRT, scheme, rest);
      case "http", "https" -> remote(SourceKind.HTTP, scheme, rest);
      case "udp" -> remote(SourceKind.UDP, scheme, rest);
      case "v4l2" -> new SourceAddress(SourceKind.V4L2, scheme, rest, "v4l2:" + rest);
      default ->
          new SourceAddress(
              SourceKind.SIMULATED,
              scheme,
              scheme + ":" + rest,
              Redactor.PROCESS.redact(scheme + ":" + rest));
    };
  }

  private static SourceAddress file(String path) throws SourceException {
    try {
      String absolute = Path.of(path).toAbsolutePath().normalize().toString();
      return new SourceAddress(SourceKind.FILE, "file", absolute, path);
    } catch (InvalidPathException e) {
      throw bad("a path", "it cannot be a path");
    }
  }

  private static SourceAddress remote(SourceKind kind, String scheme, String rest)
      throws SourceException {
    if (!rest.startsWith("//")) {
      throw bad(scheme + ":", "write " + scheme + "://host");
    }
    String body = rest.substring(2);
    int query = body.indexOf('?');
    String place = query < 0 ? body : body.substring(0, query);
    int slash = place.indexOf('/');
    String authority = slash < 0 ? place : place.substring(0, slash);
    String path = slash < 0 ? "" : place.substring(slash);
    int at = authority.lastIndexOf('@');
    String host = authority.substring(at + 1);
    // Where the password ends cannot be told then, so none of it may be shown.
    if (path.indexOf('@') >= 0 || (at < 0 && body.indexOf('@') >= 0)) {
      throw bad(
          scheme + "://" + Redactor.MASK, "percent-encode / ? # @ in the password, @ in paths");
    }
    check(kind, scheme, host, place);
    List<String> secrets = new ArrayList<>();
    if (at > 0) {
      learnUserInfo(authority.substring(0, at), secrets);
    }
    String shownQuery = query < 0 ? "" : maskQuery(body.substring(query + 1), secrets);
    Redactor.PROCESS.learn(secrets);
    String shown = scheme + "://" + (at > 0 ? Redactor.MASK + "@" : "") + host + path + shownQuery;
    return new SourceAddress(kind, scheme, scheme + ":" + rest, shown);
  }

  private static void check(SourceKind kind, String scheme, String host, String place)
      throws SourceException {
    Matcher parts = HOST.matcher(host);
    boolean anyHost = kind == SourceKind.UDP || kind == SourceKind.SRT;
    if (!parts.matches() || (!anyHost && (host.isEmpty() || host.startsWith(":")))) {
      throw bad(
          scheme + "://" + Redactor.MASK,
          "the host is missing or wrong, or the password is not percent-encoded");
    }
    String port = parts.group(1);
    if (port != null && Integer.parseInt(port) > 65_535) {
      throw bad(scheme + "://" + host, "a port is at most 65535");
    }
    if (port == null && anyHost) {
      throw bad(scheme + "://" + host, "the port is missing");
    }
    if (place.indexOf(' ') >= 0) {
      throw bad(scheme + "://" + Redactor.MASK, "write %20 for a space");
    }
  }

  private static void learnUserInfo(String userInfo, List<String> secrets) {
    secrets.add(userInfo);
    int colon = userInfo.indexOf(':');
    String password = colon < 0 ? userInfo : userInfo.substring(colon + 1);
    secrets.add(password);
    learnDecoded(password, secrets);
    learnDecoded(userInfo, secrets);
  }

  private static String maskQuery(String query, List<String> secrets) {
    List<String> shown = new ArrayList<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? "" : pair.substring(0, equals);
      if (OPEN_KEYS.contains(key.toLowerCase(Locale.ROOT))) {
        shown.add(pair);
      } else {
        String value = pair.substring(equals + 1);
        secrets.add(value);
        learnDecoded(value, secrets);
        shown.add((key.isEmpty() ? "" : key + "=") + Redactor.MASK);
      }
    }
    return "?" + String.join("&", shown);
  }

  /** A plus is a plus in an address, but a space to who encoded it as a form. */
  private static void learnDecoded(String text, List<String> secrets) {
    try {
      secrets.add(URLDecoder.decode(text.replace("+", "%2B"), UTF_8));
      secrets.add(URLDecoder.decode(text, UTF_8));
    } catch (IllegalArgumentException e) {
      secrets.add(text);
    }
  }

  private static SourceException bad(String source, String detail) {
    return new SourceException(source, SourceFault.BAD_ADDRESS, detail);
  }

  /** How the source is reached. */
  public SourceKind kind() {
    return kind;
  }

  /** The scheme, lower case; {@code file} for a path. */
  public String scheme() {
    return scheme;
  }

  /** The address as it must be opened, with credentials: never to be shown or logged. */
  public String withCredentials() {
    return full;
  }

  /** The address without credentials. */
  @Override
  public String toString() {
    return shown;
  }
}
