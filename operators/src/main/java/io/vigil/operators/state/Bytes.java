package io.vigil.operators.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Arrays and maybe-values as bytes: a length, then the elements in one block, big-endian. */
public final class Bytes {

  /** More than any array that Vigil sends: a longer one is taken for corruption. */
  private static final int MAX_BYTES = 256 << 20;

  private Bytes() {}

  /** Writes an array of bytes. */
  public static void write(byte[] values, DataOutputView out) throws IOException {
    out.writeInt(values.length);
    out.write(values);
  }

  /** Reads what {@link #write(byte[], DataOutputView)} wrote. */
  public static byte[] read(DataInputView in) throws IOException {
    byte[] values = new byte[length(in, 1)];
    in.readFully(values);
    return values;
  }

  /** Writes an array of floats, four bytes each. */
  public static void writeFloats(float[] values, DataOutputView out) throws IOException {
    out.writeInt(values.length);
    ByteBuffer block = ByteBuffer.allocate(values.length * Float.BYTES);
    block.asFloatBuffer().put(values);
    out.write(block.array());
  }

  /** Reads what {@link #writeFloats} wrote. */
  public static float[] readFloats(DataInputView in) throws IOException {
    float[] values = new float[length(in, Float.BYTES)];
    byte[] block = new byte[values.length * Float.BYTES];
    in.readFully(block);
    ByteBuffer.wrap(block).asFloatBuffer().get(values);
    return values;
  }

  /** Writes an array of longs, eight bytes each. */
  public static void writeLongs(long[] values, DataOutputView out) throws IOException {
    out.writeInt(values.length);
    for (long value : values) {
      out.writeLong(value);
    }
  }

  /** Reads what {@link #writeLongs} wrote. */
  public static long[] readLongs(DataInputView in) throws IOException {
    long[] values = new long[length(in, Long.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readLong();
    }
    return values;
  }

  private static int length(DataInputView in, int size) throws IOException {
    int length = in.readInt();
    if (length < 0 || (long) length * size > MAX_BYTES) {
      throw new IOException("an array of " + length + " elements is not one of Vigil's");
    }
    return length;
  }
}
