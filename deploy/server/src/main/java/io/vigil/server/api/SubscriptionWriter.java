package io.vigil.server.api;

import io.vigil.operators.subscribe.SubscriptionEntry;
import io.vigil.operators.subscribe.SubscriptionLog;
import io.vigil.schemas.Subscription;
import io.vigil.server.http.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes subscriptions if they are still as their writer saw them. Among the writers of this
 * process the check is safe; Kafka has none for those of others, whose later record wins.
 */
final class SubscriptionWriter {

  private static final long PATIENCE_NANOS = 2_000_000_000L;
  private static final long PAUSE_MILLIS = 30;

  private final SubscriptionLog log;

  /**
   * What was written.
   *
   * @param created whether there was none before
   */
  record Written(long revision, boolean created) {}

  SubscriptionWriter(SubscriptionLog log) {
    this.log = log;
  }

  /** The tag of a revision. */
  static String tag(long revision) {
    return "\"" + revision + "\"";
  }

  synchronized Written put(
      Subscription subscription, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
    Optional<SubscriptionEntry> before =
        Optional.ofNullable(log.read().get(subscription.getName()));
    if (ifNoneMatch != null && before.isPresent()) {
      throw conflict(before);
    }
    check(before, ifMatch);
    return new Written(log.write(subscription), before.isEmpty());
  }

  synchronized void remove(String name, @Nullable String ifMatch) {
    check(Optional.ofNullable(log.read().get(name)), ifMatch);
    log.remove(name);
  }

  private static void check(Optional<SubscriptionEntry> before, @Nullable String ifMatch) {
    if (ifMatch == null || (ifMatch.strip().equals("*") && before.isPresent())) {
      return;
    }
    if (before.isEmpty() || !ifMatch.strip().equals(tag(before.get().revision()))) {
      throw conflict(before);
    }
  }

  private static Problem conflict(Optional<SubscriptionEntry> before) {
    return new Problem(
        412,
        "changed",
        "The subscription is not as you saw it",
        before
            .map(
                entry ->
                    "its tag is "
                        + tag(entry.revision())
                        + " now: read it again, and write what you want to have changed")
            .orElse("it is not there any more: write it without If-Match to make it anew"));
  }

  /** The subscription with the engine's word on it, or without after two seconds. */
  SubscriptionEntry awaitState(String name, long revision) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      SubscriptionEntry entry = log.read().get(name);
      boolean told =
          entry != null
              && entry.state().filter(state -> state.getRevision() >= revision).isPresent();
      if (entry != null && (told || System.nanoTime() > end)) {
        return entry;
      }
      if (System.nanoTime() > end) {
        throw new Problem(
            409, "removed", "The subscription was removed meanwhile", "write it again");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
