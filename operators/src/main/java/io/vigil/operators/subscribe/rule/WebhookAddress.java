package io.vigil.operators.subscribe.rule;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The form of an address that matches may be posted to; whether it may be reached is not asked. */
public final class WebhookAddress {

  private WebhookAddress() {}

  /** What is wrong with an address, if anything; never shows what may be a secret in it. */
  public static Optional<Fault> check(String address) {
    try {
      URI uri = new URI(address);
      String scheme = uri.getScheme();
      if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
        return fault("it is not an http or https address");
      }
      if (uri.getHost() == null || uri.getPort() > 65_535 || uri.getPort() == 0) {
        return fault("it names no host, or a port that cannot be");
      }
      if (uri.getRawUserInfo() != null) {
        return Optional.of(
            new Fault(
                "webhook",
                "it holds credentials, which everyone could read on the topic",
                "leave them out and sign with webhookSecretName"));
      }
      return Optional.empty();
    } catch (URISyntaxException e) {
      return fault("it is not an address");
    }
  }

  private static Optional<Fault> fault(String what) {
    return Optional.of(new Fault("webhook", what, "write https://host/path"));
  }
}
