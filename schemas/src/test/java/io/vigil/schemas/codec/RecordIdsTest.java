package io.vigil.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RecordIdsTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00.500Z");

  @Test
  void theSameStreamTypeAndStartGiveTheSameIdInEveryRelease() {
    assertThat(RecordIds.event("door", "motion.enters", START))
        .isEqualTo("dcbc3b86-e8da-3726-88b5-05839666b200");
  }

  @Test
  void anyDifferenceGivesAnotherId() {
    assertThat(
            new String[] {
              RecordIds.event("door", "motion.enters", START),
              RecordIds.event("door2", "motion.enters", START),
              RecordIds.event("door", "motion.leaves", START),
              RecordIds.event("door", "motion.enters", START.plusNanos(1000)),
              RecordIds.caption("door", START),
              RecordIds.moment("door", START),
              RecordIds.match("door", "motion.enters", "", START),
              RecordIds.match("door", "motion.enters", "sound.knock", START)
            })
        .doesNotHaveDuplicates();
  }
}
