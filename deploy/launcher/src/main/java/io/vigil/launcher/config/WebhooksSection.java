package io.vigil.launcher.config;

import io.vigil.server.webhook.AddressPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where matches may be posted to. */
public record WebhooksSection(
    @Key(
            doc =
                "Ranges of addresses that webhooks may post to beside the public internet, such as"
                    + " 10.0.0.0/8, separated by commas")
        Optional<String> allow) {

  /** Checks the ranges. */
  public WebhooksSection {
    policy(allow);
  }

  /** Which addresses may be posted to. */
  public AddressPolicy policy() {
    return policy(allow);
  }

  private static AddressPolicy policy(Optional<String> allow) {
    List<String> ranges =
        allow.map(text -> Arrays.asList(text.split("\\s*,\\s*", -1))).orElse(List.of());
    return new AddressPolicy(ranges);
  }
}
