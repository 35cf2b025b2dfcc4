package io.vigil.operators.answer;

import io.vigil.operators.state.Bytes;
import io.vigil.operators.state.Format;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of a {@link Seen}. */
public final class SeenFormat implements Format<Seen> {

  private static final long serialVersionUID = 1L;

  /** For Flink. */
  public SeenFormat() {}

  @Override
  public Class<Seen> type() {
    return Seen.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Seen value, DataOutputView out) throws IOException {
    out.writeLong(value.start());
    out.writeLong(value.end());
    out.writeFloat(value.pictureShare());
    Bytes.writeFloats(value.context(), out);
  }

  @Override
  public Seen read(int version, DataInputView in) throws IOException {
    return new Seen(in.readLong(), in.readLong(), in.readFloat(), Bytes.readFloats(in));
  }
}
