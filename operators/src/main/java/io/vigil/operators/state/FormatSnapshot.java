package io.vigil.operators.state;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What a savepoint remembers of a serializer: the class of its {@link Format} and the version in
 * which it wrote.
 *
 * @param <T> the type of the values
 */
public final class FormatSnapshot<T> implements TypeSerializerSnapshot<T> {

  private static final int SNAPSHOT_VERSION = 1;

  private @Nullable Format<T> format;
  private int version;

  /** For Flink, which then calls {@link #readSnapshot}. */
  public FormatSnapshot() {}

  FormatSnapshot(Format<T> format, int version) {
    this.format = format;
    this.version = version;
  }

  @Override
  public int getCurrentVersion() {
    return SNAPSHOT_VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(format().getClass().getName());
    out.writeInt(version);
  }

  @Override
  public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader)
      throws IOException {
    if (readVersion != SNAPSHOT_VERSION) {
      throw new IOException("a serializer snapshot of version " + readVersion + " is not known");
    }
    String name = in.readUTF();
    version = in.readInt();
    try {
      // The class was written by writeSnapshot, from a Format<T>.
      @SuppressWarnings("unchecked")
      Format<T> read =
          (Format<T>)
              Class.forName(name, true, loader)
                  .asSubclass(Format.class)
                  .getDeclaredConstructor()
                  .newInstance();
      format = read;
    } catch (ReflectiveOperationException e) {
      throw new IOException("the format " + name + " of a savepoint is not in this job", e);
    }
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return new FormatSerializer<>(format(), version);
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    if (!(old instanceof FormatSnapshot<T> that)
        || that.format().getClass() != format().getClass()
        || that.version > format().version()) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    return that.version == version
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
  }

  private Format<T> format() {
    if (format == null) {
      throw new IllegalStateException("the snapshot was not read yet");
    }
    return format;
  }
}
