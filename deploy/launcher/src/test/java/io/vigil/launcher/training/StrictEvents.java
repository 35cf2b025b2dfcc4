package io.vigil.launcher.training;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.proto.Event;

/**
 * Reads TensorBoard's files by the letter, and by code of its own: a CRC of its own making, no byte
 * left over, no field that is unknown.
 */
public final class StrictEvents {
  private StrictEvents() {}

  /** The events of all files of a directory, in the order of the files' names. */
  public static List<Event> in(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Event> events = new ArrayList<>();
      for (Path file :
          files.filter(f -> f.getFileName().toString().contains("tfevents")).sorted().toList()) {
        events.addAll(of(Files.readAllBytes(file)));
      }
      return events;
    }
  }

  /** The events of one file. */
  static List<Event> of(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<Event> events = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] length = new byte[8];
      in.get(length);
      check(in.getInt(), length, "length");
      byte[] data =
          new byte
              [Math.toIntExact(ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong())];
      in.get(data);
      check(in.getInt(), data, "data");
      events.add(parsed(data));
    }
    return events;
  }

  private static Event parsed(byte[] data) {
    try {
      Event event = Event.parseFrom(CodedInputStream.newInstance(data));
      if (event.getSerializedSize() != data.length || !event.getUnknownFields().asMap().isEmpty()) {
        throw new IllegalArgumentException("bytes that are no part of an event");
      }
      return event;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(int found, byte[] bytes, String what) {
    int crc = ~0;
    for (byte b : bytes) {
      crc ^= b & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc >>> 1) ^ ((crc & 1) == 0 ? 0 : 0x82f63b78); // Castagnoli, reflected
      }
    }
    crc = ~crc;
    int masked = ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    if (masked != found) {
      throw new IllegalArgumentException("wrong CRC of " + what);
    }
  }
}
