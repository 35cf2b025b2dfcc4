package io.vigil.launcher.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who may use the server, and how. */
public record AccessSection(
    @Key(
            doc =
                "File of users and API tokens, made by `vigil user add`; none lets everyone on this"
                    + " machine do everything, and the server stays on the loopback")
        Optional<Path> users,
    @Key(doc = "Store with the TLS certificate and its key, PKCS12 or JKS; none speaks plain HTTP")
        Optional<Path> tlsKeystore,
    @Key(doc = "What opens the store, best as ${NAME} of the environment", secret = true)
        Optional<String> tlsPassword,
    @Key(doc = "PEM file of the TLS certificate, with those that vouch for it, in place of a store")
        Optional<Path> tlsCertificate,
    @Key(doc = "PEM file of the certificate's key, PKCS #8, not encrypted") Optional<Path> tlsKey,
    @Key(
            doc =
                "Host names that requests may be for besides localhost, separated by commas; none"
                    + " answers to any name once the server listens to the network")
        Optional<String> names,
    @Key(
            doc = "A login ends when it was not used for so long",
            value = "30m",
            min = "1m",
            max = "30d")
        Duration sessionIdle,
    @Key(
            doc = "A login ends after so long, however much it is used",
            value = "12h",
            min = "1m",
            max = "365d")
        Duration sessionLongest,
    @Key(doc = "Folder of the record of who looked at what; none keeps it below the data directory")
        Optional<Path> audit) {
  private static final String NAME = "[A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:]+]";

  /** Checks the keys against one another. */
  public AccessSection {
    if (tlsKeystore.isPresent() != tlsPassword.isPresent()) {
      throw new IllegalArgumentException("tls-keystore and tls-password go together");
    }
    if (tlsCertificate.isPresent() != tlsKey.isPresent()) {
      throw new IllegalArgumentException("tls-certificate and tls-key go together");
    }
    if (tlsKeystore.isPresent() && tlsCertificate.isPresent()) {
      throw new IllegalArgumentException("give tls-keystore or tls-certificate, not both");
    }
    if (sessionIdle.compareTo(sessionLongest) > 0) {
      throw new IllegalArgumentException("session-idle must not exceed session-longest");
    }
    for (String name : split(names)) {
      if (!name.matches(NAME)) {
        throw new IllegalArgumentException(
            "names '" + name + "' must be host names without a port, separated by commas");
      }
    }
  }

  /** The names, one by one. */
  public List<String> nameList() {
    return split(names);
  }

  private static List<String> split(Optional<String> names) {
    return names.stream()
        .flatMap(text -> Stream.of(text.split(",", -1)))
        .map(String::strip)
        .toList();
  }
}
