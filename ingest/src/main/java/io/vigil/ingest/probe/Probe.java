package io.vigil.ingest.probe;

import io.vigil.ingest.decode.SourceReader;
import io.vigil.ingest.ffmpeg.FFmpegException;
import io.vigil.ingest.ffmpeg.Interrupter;
import io.vigil.ingest.source.ConnectionConfig;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceException;
import io.vigil.ingest.source.SourceFault;
import io.vigil.ingest.source.SourceKind;
import io.vigil.schemas.ClockKind;
import java.io.InputStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Looks into sources. Stateless. */
public final class Probe {
  private static final long SENDER_REPORT_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final Duration TOLERANCE = Duration.ofSeconds(2);
  private static final int SHARE = 20;

  private Probe() {}

  /**
   * Opens a source, looks and closes it. Of a film all packets are read, none is decoded, to see
   * whether it reaches its declared end.
   *
   * @param simulated the bytes of a simulated source; empty for all others
   * @throws SourceException if it cannot be opened, or has nothing that Vigil could take
   */
  public static ProbeReport probe(
      SourceAddress address, ConnectionConfig config, Optional<InputStream> simulated)
      throws SourceException {
    try (Interrupter interrupter = new Interrupter();
        SourceReader reader =
            SourceReader.open(address, config, simulated, interrupter, () -> {})) {
      List<String> notes = new ArrayList<>(reader.notes());
      ClockKind clock = ClockKind.FILE;
      if (reader.finite()) {
        truncation(address, reader).ifPresent(notes::add);
      } else {
        clock = awaitReport(address, reader) ? ClockKind.NTP : ClockKind.ARRIVAL;
      }
      OptionalLong length = reader.durationMicros();
      return new ProbeReport(
          address.toString(),
          reader.formatName(),
          !reader.finite(),
          clock,
          reader.finite() && length.isPresent()
              ? Optional.of(Duration.of(length.getAsLong(), ChronoUnit.MICROS))
              : Optional.empty(),
          reader.video(),
          reader.audio(),
          List.copyOf(notes));
    } catch (FFmpegException e) {
      throw new SourceException(
          address.toString(), SourceFault.BROKEN, String.valueOf(e.getMessage()));
    }
  }

  private static boolean awaitReport(SourceAddress address, SourceReader reader)
      throws SourceException {
    long start = System.nanoTime();
    while (address.kind() == SourceKind.RTSP
        && reader.realtimeStartMicros().isEmpty()
        && System.nanoTime() - start < SENDER_REPORT_NANOS
        && reader.read()) {
      // Reading is what brings the report.
    }
    return reader.realtimeStartMicros().isPresent();
  }

  private static Optional<String> truncation(SourceAddress address, SourceReader reader)
      throws SourceException {
    OptionalLong declared = reader.durationMicros();
    if (address.kind() != SourceKind.FILE || declared.isEmpty()) {
      return Optional.empty();
    }
    long start = reader.startMicros().orElse(0);
    long end = start;
    while (reader.read()) {
      end = Math.max(end, reader.packetMicros().orElse(start));
    }
    long missing = declared.getAsLong() - (end - start);
    long tolerance = Math.max(TOLERANCE.toNanos() / 1000, declared.getAsLong() / SHARE);
    if (missing <= tolerance) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s: %.1f s of %.1f s; %s",
            SourceFault.TRUNCATED.what(),
            (end - start) / 1e6,
            declared.getAsLong() / 1e6,
            SourceFault.TRUNCATED.mend()));
  }
}
