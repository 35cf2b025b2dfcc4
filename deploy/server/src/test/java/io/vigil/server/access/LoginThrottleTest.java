package io.vigil.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LoginThrottleTest {
  private final TestClock clock = new TestClock();
  private final LoginThrottle throttle = new LoginThrottle(clock);

  private Duration wait(String user, String address) {
    return throttle.wait(user, address).orElse(Duration.ZERO);
  }

  @Test
  void theWaitForAUserDoublesUpToHalfAMinuteFromWhereverItIsTried() {
    StringBuilder waits = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      throttle.failed("Vera", "10.0.0." + i);
      waits.append(wait("vera", "10.9.9.9").toSeconds()).append(' ');
      clock.advance(wait("vera", "10.9.9.9"));
    }
    assertThat(waits.toString().strip()).isEqualTo("0 0 0 0 1 2 4 8 16 30 30 30");
    throttle.succeeded("vera");
    throttle.failed("vera", "10.0.0.77");
    assertThat(wait("vera", "10.9.9.9")).isZero();
  }

  @Test
  void theWaitForAnAddressGrowsWhoeverIsTriedAndIsNotForgivenByAnAccountOfOnesOwn() {
    for (int i = 0; i < 14; i++) {
      throttle.failed("user" + i, "10.0.0.1");
      throttle.succeeded("own");
      clock.advance(Duration.ofSeconds(i < 13 ? 10 : 0));
    }
    assertThat(wait("another", "10.0.0.1").toSeconds()).isEqualTo(16);
    assertThat(wait("another", "10.0.0.2")).isZero();
    for (int i = 0; i < 30; i++) {
      throttle.failed("other" + i, "10.0.0.1");
    }
    assertThat(wait("another", "10.0.0.1")).isEqualTo(Duration.ofMinutes(15));
    clock.advance(Duration.ofMinutes(31));
    throttle.failed("any", "10.0.0.1");
    assertThat(wait("another", "10.0.0.1")).isZero();
  }

  @Test
  void aNetworkOfSixthVersionIsOneAddress() {
    for (int i = 1; i <= 12; i++) {
      throttle.failed("user" + i, "2001:db8:1:2::" + i);
    }
    assertThat(wait("another", "2001:db8:1:2:ffff::1")).isPositive();
    assertThat(wait("another", "2001:db8:1:3::1")).isZero();
  }
}
