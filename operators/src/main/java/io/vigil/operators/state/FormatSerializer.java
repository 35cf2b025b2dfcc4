package io.vigil.operators.state;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Flink's view of a {@link Format}.
 *
 * @param <T> the type of the values
 */
public final class FormatSerializer<T> extends TypeSerializer<T> {

  private static final long serialVersionUID = 1L;

  private final Format<T> format;

  /** The version of the bytes that are read; older than the format's while a state is migrated. */
  private final int readVersion;

  /** Reads and writes the newest version. */
  public FormatSerializer(Format<T> format) {
    this(format, format.version());
  }

  FormatSerializer(Format<T> format, int readVersion) {
    this.format = format;
    this.readVersion = readVersion;
  }

  Format<T> format() {
    return format;
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return this;
  }

  /** Values have no empty form; Flink asks for one only where objects are reused, which is off. */
  @Override
  public T createInstance() {
    throw new UnsupportedOperationException("no empty " + format.type().getSimpleName());
  }

  @Override
  public T copy(T from) {
    return format.copy(from);
  }

  @Override
  public T copy(T from, T reuse) {
    return format.copy(from);
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(T value, DataOutputView target) throws IOException {
    format.write(value, target);
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    return format.read(readVersion, source);
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    format.write(deserialize(source), target);
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new FormatSnapshot<>(format, readVersion);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FormatSerializer<?> that
        && that.format.getClass() == format.getClass()
        && that.readVersion == readVersion;
  }

  @Override
  public int hashCode() {
    return 31 * format.getClass().hashCode() + readVersion;
  }
}
