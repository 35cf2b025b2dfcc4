package io.vigil.schemas.topic;

import java.io.Serializable;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Where a Kafka cluster is, and how it is spoken to. Immutable. */
public final class KafkaConnection implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final Pattern BOOTSTRAP =
      Pattern.compile("[^,:/;\\s]+:\\d{1,5}(,[^,:/;\\s]+:\\d{1,5})*|\\[[0-9a-fA-F:]+]:\\d{1,5}");

  private final String bootstrapServers;
  private final TreeMap<String, String> properties;
  private final String registry;

  /**
   * Makes a connection's description; nothing is opened.
   *
   * @param bootstrapServers {@code host:port}, several with commas between
   * @param properties further client properties, such as {@code security.protocol}
   * @param schemaRegistry where the schema registry is; empty for single-object encoding
   * @throws IllegalArgumentException if the servers are missing or not of that form: there is no
   *     default address
   */
  public KafkaConnection(
      String bootstrapServers, Map<String, String> properties, Optional<URI> schemaRegistry) {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException(
          "no Kafka address: set kafka.bootstrap to host:port (there is no default)");
    }
    if (!BOOTSTRAP.matcher(bootstrapServers).matches()) {
      throw new IllegalArgumentException(
          "'" + bootstrapServers + "' is not a Kafka address: write host:port[,host:port...]");
    }
    this.bootstrapServers = bootstrapServers;
    this.properties = new TreeMap<>(properties);
    this.registry = schemaRegistry.map(URI::toString).orElse("");
  }

  /** A plain connection without further properties or a registry. */
  public static KafkaConnection of(String bootstrapServers) {
    return new KafkaConnection(bootstrapServers, Map.of(), Optional.empty());
  }

  /** {@code host:port}, several with commas between. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Further client properties; may hold secrets. */
  public Map<String, String> properties() {
    return Map.copyOf(properties);
  }

  /** Where the schema registry is. */
  public Optional<URI> schemaRegistry() {
    return registry.isEmpty() ? Optional.empty() : Optional.of(URI.create(registry));
  }

  /** Properties for any Kafka client: the further ones and the servers. */
  public Properties toProperties() {
    Properties all = new Properties();
    all.putAll(properties);
    all.setProperty("bootstrap.servers", bootstrapServers);
    return all;
  }

  /** Without the properties' values: they may hold secrets. */
  @Override
  public String toString() {
    return "Kafka at " + bootstrapServers + ", properties " + new TreeSet<>(properties.keySet());
  }
}
