package io.vigil.server.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vigil.server.http.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who looked at what, in JSON lines that are only appended to: {@code looks.jsonl}, and {@code
 * refusals.jsonl} apart, so that a flood of refused requests cannot push out what was looked at.
 * Each keeps its newest 128 MB. Thread-safe.
 */
final class AuditLog {
  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private static final long FILE_BYTES = 16L << 20;
  private static final int FILES = 8;

  private final RollingLines looks;
  private final RollingLines refusals;
  private final Clock clock;
  private Instant last = Instant.MIN;

  AuditLog(Path folder, Clock clock) {
    this(folder, clock, FILE_BYTES, FILES);
  }

  AuditLog(Path folder, Clock clock, long fileBytes, int files) {
    looks = new RollingLines(folder, "looks", fileBytes, files);
    refusals = new RollingLines(folder, "refusals", fileBytes, files);
    this.clock = clock;
  }

  /** Notes one; its time is now. A record that cannot be written is an error of the log. */
  void add(
      String who,
      String address,
      String action,
      String target,
      Set<String> streams,
      int status,
      @Nullable String refusal) {
    AuditEntry entry =
        new AuditEntry(
            next(),
            who,
            address,
            action,
            target,
            streams.isEmpty() ? null : List.copyOf(streams),
            status,
            refusal);
    try {
      (refusal == null ? looks : refusals).append(Json.mapper().writeValueAsString(entry));
    } catch (IOException e) {
      LOG.error("the audit log cannot be written: {}", e.toString());
    }
  }

  /** Strictly increasing, so that a time is a cursor. */
  private synchronized Instant next() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
    return last;
  }

  /** The newest entries that are wanted, newest first. */
  List<AuditEntry> read(Predicate<AuditEntry> wanted, int most) throws IOException {
    return Stream.concat(
            looks.newest(most, line -> parse(line).filter(wanted)).stream(),
            refusals.newest(most, line -> parse(line).filter(wanted)).stream())
        .sorted(Comparator.comparing(AuditEntry::time).reversed())
        .limit(most)
        .toList();
  }

  private static Optional<AuditEntry> parse(String line) {
    try {
      return Optional.of(Json.mapper().readValue(line, AuditEntry.class));
    } catch (JsonProcessingException e) {
      // A line that a power cut left half written.
      return Optional.empty();
    }
  }
}
