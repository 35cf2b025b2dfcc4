package io.vigil.launcher.run;

import io.vigil.launcher.config.AccessSection;
import io.vigil.launcher.config.VigilConfig;
import io.vigil.server.access.AccessConfig;
import io.vigil.server.access.Certificate;
import java.util.Optional;

/** What the configuration says of access, in the server's terms. */
public final class AccessConfigs {
  private AccessConfigs() {}

  /**
   * Who may use the server.
   *
   * @param loopback whether it listens to this machine alone
   */
  public static AccessConfig of(VigilConfig config, boolean loopback) {
    AccessSection section = config.access();
    return new AccessConfig(
        section.users(),
        certificate(section),
        loopback,
        section.nameList(),
        section.sessionIdle(),
        section.sessionLongest(),
        section.audit().orElseGet(() -> config.embedded().dataDir().resolve("audit")));
  }

  private static Optional<Certificate> certificate(AccessSection section) {
    if (section.tlsKeystore().isPresent()) {
      String password = section.tlsPassword().orElse("");
      return section.tlsKeystore().map(file -> new Certificate.Keystore(file, password));
    }
    return section
        .tlsCertificate()
        .flatMap(chain -> section.tlsKey().map(key -> new Certificate.Pem(chain, key)));
  }
}
