package io.vigil.model.bundle;

import java.util.Arrays;
import java.util.Optional;

/** How well a manifest's quality says that the events of a type are found. */
public enum EventRate {
  /** Of what is told, how much is true. */
  PRECISION("event precision "),
  /** Of what is true, how much is told. */
  RECALL("event recall "),
  /** Their harmonic mean. */
  F1("event F1 ");

  private final String prefix;

  EventRate(String prefix) {
    this.prefix = prefix;
  }

  /** The figure of an event type. */
  public String figure(String type) {
    return prefix + type;
  }

  /** The event type that a figure is of; empty if it is no such figure. */
  public Optional<String> type(String figure) {
    return figure.startsWith(prefix)
        ? Optional.of(figure.substring(prefix.length()))
        : Optional.empty();
  }

  /** What a manifest says of an event type; empty if that was not measured. */
  public Optional<Double> of(BundleManifest manifest, String type) {
    return Optional.ofNullable(manifest.quality().get(figure(type)));
  }

  /** Whether a figure is one of these, of any event type. */
  public static boolean isOne(String figure) {
    return Arrays.stream(values()).anyMatch(rate -> rate.type(figure).isPresent());
  }
}
