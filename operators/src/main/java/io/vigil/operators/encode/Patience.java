package io.vigil.operators.encode;

import io.vigil.operators.batch.MicroBatcher;
import java.time.Duration;

/** For how long a record is still wanted: skipping is how the delay stays bounded. */
final class Patience {

  private Patience() {}

  /**
   * How much longer a record is wanted.
   *
   * @param maxLag the age, since ingest, from which live media are skipped; zero for never
   * @return milliseconds, not positive if it is too old; {@link MicroBatcher#NEVER} for a file's
   */
  static long millis(TokenRecord record, Duration maxLag) {
    if (!record.live() || maxLag.isZero()) {
      return MicroBatcher.NEVER;
    }
    // Since ingest, not since capture: a camera's own clock may be hours off.
    long since = record.ingested() > 0 ? record.ingested() : record.time();
    return maxLag.toMillis() - (System.currentTimeMillis() - since / 1000);
  }
}
