package io.vigil.launcher.config;

/**
 * One thing that is wrong in a configuration.
 *
 * @param key the key's full name, such as {@code ingest.frame-rate}
 * @param fault what is wrong and what is allowed, without a full stop
 */
public record Problem(String key, String fault) {
  @Override
  public String toString() {
    return key.isEmpty() ? fault : key + ": " + fault;
  }
}
