package io.vigil.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressPolicyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.0.7",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "ff02::1"
      })
  void whatIsNotThePublicInternetIsRefusedUnlessItsRangeIsAllowed(String address) throws Exception {
    InetAddress inner = InetAddress.getByName(address);
    assertThat(AddressPolicy.publicOnly().allows(inner)).isFalse();
    assertThat(new AddressPolicy(List.of(address.replaceFirst("::ffff:", ""))).allows(inner))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"93.184.216.34", "8.8.8.8", "172.32.0.1", "2606:2800:220:1::1"})
  void thePublicInternetIsAllowed(String address) throws Exception {
    assertThat(AddressPolicy.publicOnly().allows(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void aRangeThatIsNoneIsRefusedAtOnce() {
    for (String wrong : List.of("localhost", "10.0.0.0/33", "10.0.0/8x", "", "a/8")) {
      assertThatThrownBy(() -> new AddressPolicy(List.of(wrong)))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("10.0.0.0/8");
    }
  }

  @Test
  void aNameIsJudgedByTheVeryAddressesThatAreConnectedTo() throws Exception {
    InetAddress open = InetAddress.getByName("93.184.216.34");
    InetAddress inner = InetAddress.getLoopbackAddress();
    Deque<InetAddress[]> answers = new ArrayDeque<>();
    GuardedNames names =
        new GuardedNames(
            AddressPolicy.publicOnly(),
            new DnsResolver() {
              @Override
              public InetAddress[] resolve(String host) {
                return answers.removeFirst();
              }

              @Override
              public String resolveCanonicalHostname(String host) {
                return host;
              }
            });
    answers.add(new InetAddress[] {inner, open});
    answers.add(new InetAddress[] {inner});

    // Only what may be posted to is handed on; led inside the next time, it is refused.
    assertThat(names.resolve("rebinding.example")).containsExactly(open);
    assertThatThrownBy(() -> names.resolve("rebinding.example"))
        .isInstanceOf(GuardedNames.RefusedException.class)
        .hasMessageContaining("webhooks.allow");
  }
}
