package io.vigil.server.webhook;

import io.vigil.schemas.topic.KafkaConnection;

/**
 * How matches are posted.
 *
 * @param kafka where the matches are
 * @param group consumer group that all instances of one system share; it remembers what was posted
 * @param addresses which may be posted to
 * @param retries how often and how patiently
 * @param secrets that sign
 */
public record WebhookSettings(
    KafkaConnection kafka,
    String group,
    AddressPolicy addresses,
    RetryPolicy retries,
    WebhookSecrets secrets) {

  /** The usual group, the public internet alone, and ten attempts. */
  public static WebhookSettings of(KafkaConnection kafka, WebhookSecrets secrets) {
    return new WebhookSettings(
        kafka, "vigil-webhooks", AddressPolicy.publicOnly(), RetryPolicy.STANDARD, secrets);
  }

  /** The same with other addresses. */
  public WebhookSettings withAddresses(AddressPolicy policy) {
    return new WebhookSettings(kafka, group, policy, retries, secrets);
  }

  /** The same with other retries. */
  public WebhookSettings withRetries(RetryPolicy policy) {
    return new WebhookSettings(kafka, group, addresses, policy, secrets);
  }
}
