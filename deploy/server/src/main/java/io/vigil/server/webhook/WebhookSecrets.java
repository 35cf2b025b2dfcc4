package io.vigil.server.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The secrets that sign posts, by name. Implementations are thread-safe. */
@FunctionalInterface
public interface WebhookSecrets {

  /** Prefix of the environment variables that hold them. */
  String PREFIX = "VIGIL_WEBHOOK_SECRET_";

  /** The secret of a name. */
  Optional<byte[]> find(String name);

  /**
   * Secrets of the environment: {@code door-bell} is {@code VIGIL_WEBHOOK_SECRET_DOOR_BELL}.
   *
   * @param environment the process's variables
   */
  static WebhookSecrets ofEnvironment(Map<String, String> environment) {
    return name ->
        Optional.ofNullable(environment.get(variable(name)))
            .filter(secret -> !secret.isBlank())
            .map(secret -> secret.getBytes(StandardCharsets.UTF_8));
  }

  /** The environment variable of a name. */
  static String variable(String name) {
    return PREFIX + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
