package io.vigil.server.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves names to addresses that may be posted to. The client connects to the very addresses that
 * are judged here and asks for the name no second time, so that a name cannot be led elsewhere in
 * between.
 */
final class GuardedNames implements DnsResolver {

  /** A name leads to addresses that may not be posted to. */
  static final class RefusedException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  private final AddressPolicy policy;
  private final DnsResolver names;

  GuardedNames(AddressPolicy policy, DnsResolver names) {
    this.policy = policy;
    this.names = names;
  }

  static GuardedNames of(AddressPolicy policy) {
    return new GuardedNames(policy, SystemDefaultDnsResolver.INSTANCE);
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] all = names.resolve(host);
    InetAddress[] allowed = Arrays.stream(all).filter(policy::allows).toArray(InetAddress[]::new);
    if (allowed.length == 0) {
      throw new RefusedException(
          host
              + " is not on the public internet; allow its range with webhooks.allow if it may be"
              + " posted to");
    }
    return allowed;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
