package io.vigil.operators.state;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How values of one type become bytes and back.
 *
 * <p>An implementation is final, has a public constructor without arguments and no fields: its
 * class name and its version are written into every savepoint, so it is not to be renamed, and a
 * change of its bytes is a new version that still reads all the older ones. Thread-safe.
 *
 * @param <T> the type of the values
 */
public interface Format<T> extends Serializable {

  /** The class of the values. */
  Class<T> type();

  /** The version that {@link #write} writes, from 1. */
  int version();

  /** Writes a value in the newest version. */
  void write(T value, DataOutputView out) throws IOException;

  /**
   * Reads a value that was written in a version.
   *
   * @param version 1 to {@link #version()}
   */
  T read(int version, DataInputView in) throws IOException;

  /** A copy that shares nothing mutable with the value; the value itself if it is immutable. */
  default T copy(T value) {
    return value;
  }
}
