package io.vigil.server.webhook;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be posted to: those of the public internet, and ranges that the configuration
 * allows. Whoever may write a subscription could reach inner machines otherwise. It judges
 * addresses, not names: a name may lead elsewhere the next time it is asked for.
 *
 * @param allowed ranges beside the public ones
 */
public record AddressPolicy(List<String> allowed) {

  /** What is not the public internet, beside what Java names itself. */
  private static final List<Network> INNER =
      Stream.of(
              "0.0.0.0/8",
              "100.64.0.0/10",
              "192.0.0.0/24",
              "198.18.0.0/15",
              "240.0.0.0/4",
              // Unique local, and those that carry an address of the older kind inside.
              "fc00::/7",
              "::/96",
              "64:ff9b::/96",
              "64:ff9b:1::/48",
              "2001::/32",
              "2002::/16")
          .map(Network::parse)
          .toList();

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is none
   */
  public AddressPolicy {
    allowed = List.copyOf(allowed);
    allowed.forEach(Network::parse);
  }

  /** The public internet alone. */
  public static AddressPolicy publicOnly() {
    return new AddressPolicy(List.of());
  }

  /** Whether an address may be posted to. */
  public boolean allows(InetAddress address) {
    return isPublic(address)
        || allowed.stream().map(Network::parse).anyMatch(network -> network.contains(address));
  }

  private static boolean isPublic(InetAddress address) {
    return !address.isAnyLocalAddress()
        && !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isSiteLocalAddress()
        && !address.isMulticastAddress()
        && INNER.stream().noneMatch(network -> network.contains(address));
  }
}
