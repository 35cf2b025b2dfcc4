package io.vigil.server.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Slows down guessing: after some wrong passwords for a user, or from an address, each further one
 * doubles the wait before another is looked at. A user's wait stays short, since anyone can cause
 * it; an address's may become long. Memory is bounded: what was quiet longest is forgotten first.
 * Thread-safe.
 */
final class LoginThrottle {
  private static final int MOST = 10_000;
  private static final int IPV6_NETWORK_BYTES = 8;
  private static final Limit USER = new Limit(5, Duration.ofSeconds(30));
  private static final Limit ADDRESS = new Limit(10, Duration.ofMinutes(15));

  private final Clock clock;
  private final Map<String, Failures> byUser = bounded();
  private final Map<String, Failures> byAddress = bounded();

  private record Limit(int free, Duration longest) {}

  private record Failures(int count, Instant until) {}

  LoginThrottle(Clock clock) {
    this.clock = clock;
  }

  private static Map<String, Failures> bounded() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
        return size() > MOST;
      }
    };
  }

  /** How long the caller has to wait before a password is looked at; empty for not at all. */
  synchronized Optional<Duration> wait(String user, String address) {
    Instant now = clock.instant();
    Duration ofUser = left(byUser.get(key(user)), now);
    Duration ofAddress = left(byAddress.get(network(address)), now);
    Duration longer = ofUser.compareTo(ofAddress) > 0 ? ofUser : ofAddress;
    return longer.isZero() ? Optional.empty() : Optional.of(longer);
  }

  private static Duration left(@Nullable Failures failures, Instant now) {
    return failures == null || !now.isBefore(failures.until)
        ? Duration.ZERO
        : Duration.between(now, failures.until);
  }

  /** A wrong password, or a user that is not. */
  synchronized void failed(String user, String address) {
    count(byUser, key(user), USER);
    count(byAddress, network(address), ADDRESS);
  }

  /**
   * The right password. The address is not forgiven: one who has an account of their own must not
   * be able to go on guessing another's.
   */
  synchronized void succeeded(String user) {
    byUser.remove(key(user));
  }

  private void count(Map<String, Failures> failures, String key, Limit limit) {
    Instant now = clock.instant();
    Failures before = failures.get(key);
    int count =
        before == null || now.isAfter(before.until.plus(limit.longest)) ? 1 : before.count + 1;
    long seconds = count < limit.free ? 0 : 1L << Math.min(20, count - limit.free);
    Duration wait = Duration.ofSeconds(seconds);
    failures.put(
        key,
        new Failures(count, now.plus(wait.compareTo(limit.longest) > 0 ? limit.longest : wait)));
  }

  private static String key(String user) {
    return Secrets.hash(user.toLowerCase(Locale.ROOT));
  }

  /** One household or server has a whole network of IPv6 addresses. */
  private static String network(String address) {
    try {
      InetAddress parsed = InetAddress.getByName(address);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), IPV6_NETWORK_BYTES))
          : address;
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
