package io.vigil.operators.support;

import io.vigil.operators.state.Format;
import io.vigil.operators.state.FormatSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * A serializer's snapshot and one value, as a savepoint of a release holds them, under the tests'
 * resources. A new version of a format gets a file of its own, made once by running its test with
 * {@code -Dvigil.store=<resources>/state}; the older files stay.
 */
public final class StoredBytes {

  private StoredBytes() {}

  /** The value that a release stored, read as a restore reads it. */
  public static <T> T restored(String file, Format<T> format, T value) throws IOException {
    store(file, format, value);
    try (InputStream in = StoredBytes.class.getResourceAsStream("/state/" + file)) {
      if (in == null) {
        throw new IOException("no stored bytes /state/" + file);
      }
      DataInputDeserializer bytes = new DataInputDeserializer(in.readAllBytes());
      TypeSerializerSnapshot<T> snapshot =
          TypeSerializerSnapshot.readVersionedSnapshot(bytes, StoredBytes.class.getClassLoader());
      if (new FormatSerializer<>(format)
          .snapshotConfiguration()
          .resolveSchemaCompatibility(snapshot)
          .isIncompatible()) {
        throw new IOException(file + " cannot be restored");
      }
      return snapshot.restoreSerializer().deserialize(bytes);
    }
  }

  /** A value's bytes in the newest version. */
  public static <T> byte[] of(Format<T> format, T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    format.write(value, out);
    return out.getCopyOfBuffer();
  }

  private static <T> void store(String file, Format<T> format, T value) throws IOException {
    String directory = System.getProperty("vigil.store", "");
    if (!directory.isEmpty()) {
      DataOutputSerializer out = new DataOutputSerializer(256);
      TypeSerializerSnapshot.writeVersionedSnapshot(
          out, new FormatSerializer<>(format).snapshotConfiguration());
      format.write(value, out);
      Files.createDirectories(Path.of(directory));
      Files.write(Path.of(directory).resolve(file), out.getCopyOfBuffer());
    }
  }
}
