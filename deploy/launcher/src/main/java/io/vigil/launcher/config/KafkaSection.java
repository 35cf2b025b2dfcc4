package io.vigil.launcher.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where the topics are. */
public record KafkaSection(
    @Key(
            doc =
                "Brokers as host:port, separated by commas; none starts the embedded broker where the"
                    + " command allows it")
        Optional<String> bootstrap,
    @Key(
            doc =
                "Address of a schema registry, http or https; with it the topics carry the Confluent"
                    + " wire format, without it Avro's single-object encoding")
        Optional<String> registry,
    @Key(
            doc = "Further Kafka client properties, such as security.protocol and sasl.jaas.config",
            secret = true)
        Map<String, String> properties) {
  /** Checks the addresses and copies the map. */
  public KafkaSection {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    bootstrap.ifPresent(KafkaSection::requireHostsAndPorts);
    registry.ifPresent(
        address -> {
          if (!address.startsWith("http://") && !address.startsWith("https://")) {
            throw new IllegalArgumentException(
                "registry '" + address + "' must begin with http:// or https://");
          }
        });
  }

  private static void requireHostsAndPorts(String bootstrap) {
    for (String broker : bootstrap.split(",", -1)) {
      if (!broker.matches("[^:;\\s]+:\\d{1,5}|\\[[0-9a-fA-F:]+]:\\d{1,5}")) {
        throw new IllegalArgumentException(
            "bootstrap '" + broker + "' must be host:port, several separated by commas");
      }
    }
  }
}
