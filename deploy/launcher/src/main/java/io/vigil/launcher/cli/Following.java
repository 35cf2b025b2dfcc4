package io.vigil.launcher.cli;

import io.vigil.launcher.console.Colour;
import io.vigil.launcher.console.RecordJson;
import io.vigil.launcher.console.RecordText;
import io.vigil.launcher.topics.Received;
import io.vigil.launcher.topics.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/**
 * Prints records as they come.
 *
 * @param context where to
 * @param json whether as JSON, a line for each
 * @param untilEnd whether to stop at the newest one instead of following
 * @param count after how many to stop; empty for never
 * @param wanted which of them
 */
record Following(
    CliContext context,
    boolean json,
    boolean untilEnd,
    OptionalInt count,
    Predicate<SpecificRecord> wanted) {
  private static final Duration POLL = Duration.ofMillis(250);

  /** Follows a reader until Ctrl-C, or until there is enough. */
  void run(TopicReader reader) {
    RecordText text = new RecordText(context.terminal());
    int most = count.orElse(Integer.MAX_VALUE);
    int printed = 0;
    while (!context.interrupts().requested()) {
      List<Received> batch = reader.poll(POLL);
      for (Received received : batch) {
        if (printed >= most) {
          return;
        }
        if (received instanceof Received.Decoded decoded && wanted.test(decoded.record())) {
          String line =
              json
                  ? RecordJson.line(decoded.topic(), decoded.record())
                  : text.line(decoded.record());
          context.terminal().line(line);
          printed++;
        } else if (received instanceof Received.Unreadable unreadable) {
          skipped(unreadable);
        }
      }
      if (printed >= most || (untilEnd && batch.isEmpty() && reader.atEnd())) {
        return;
      }
    }
  }

  private void skipped(Received.Unreadable unreadable) {
    context
        .terminal()
        .note(
            context.terminal().paint(Colour.WARN, "skipped ")
                + "%s/%d offset %d: %s"
                    .formatted(
                        unreadable.topic(),
                        unreadable.partition(),
                        unreadable.offset(),
                        unreadable.why()));
  }
}
