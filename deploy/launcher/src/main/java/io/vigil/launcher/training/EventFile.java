package io.vigil.launcher.training;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.proto.Summary;

/**
 * A file that TensorBoard reads: {@code events.out.tfevents.*}. Each record is an {@link Event} in
 * TensorFlow's framing: its length (8 bytes, little endian), the masked CRC-32C of the length, the
 * bytes, the masked CRC-32C of the bytes. Flushed after each event, so that it can be looked at at
 * any time, and after a crash. For one thread.
 */
final class EventFile implements Closeable {
  private static final int MASK = 0xa282ead8;

  private final OutputStream out;

  private EventFile(OutputStream out) {
    this.out = out;
  }

  /**
   * Begins a new file beside those of a run's earlier parts; TensorBoard shows them as one, and
   * forgets of the earlier ones what lies behind the given step.
   *
   * @throws IOException if the directory cannot be written
   */
  static EventFile begin(Path directory, long step, Instant now) throws IOException {
    String name =
        String.format(
            Locale.ROOT,
            "events.out.tfevents.%010d.vigil.%d",
            now.getEpochSecond(),
            ProcessHandle.current().pid());
    EventFile file =
        new EventFile(
            new BufferedOutputStream(
                Files.newOutputStream(
                    directory.resolve(name),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND)));
    file.write(event(now).setFileVersion("brain.Event:2").build());
    file.write(
        event(now)
            .setStep(step)
            .setSessionLog(SessionLog.newBuilder().setStatus(SessionLog.SessionStatus.START))
            .build());
    return file;
  }

  /** Adds the values of a step, by tag. */
  void scalars(long step, Map<String, Double> values, Instant now) throws IOException {
    Summary.Builder summary = Summary.newBuilder();
    values.forEach(
        (tag, value) ->
            summary.addValue(
                Summary.Value.newBuilder().setTag(tag).setSimpleValue(value.floatValue())));
    write(event(now).setStep(step).setSummary(summary).build());
  }

  private static Event.Builder event(Instant now) {
    return Event.newBuilder().setWallTime(now.toEpochMilli() / 1000.0);
  }

  private void write(Event event) throws IOException {
    byte[] bytes = event.toByteArray();
    byte[] length = little(Long.BYTES).putLong(bytes.length).array();
    out.write(length);
    out.write(little(Integer.BYTES).putInt(masked(length)).array());
    out.write(bytes);
    out.write(little(Integer.BYTES).putInt(masked(bytes)).array());
    out.flush();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** TensorFlow's masking, for a CRC of data that holds CRCs is a weak one. */
  static int masked(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
