package io.vigil.operators.ask;

import io.vigil.operators.state.Format;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of an {@link Asked}. */
public final class AskedFormat implements Format<Asked> {

  private static final long serialVersionUID = 1L;

  /** For Flink. */
  public AskedFormat() {}

  @Override
  public Class<Asked> type() {
    return Asked.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Asked value, DataOutputView out) throws IOException {
    out.writeUTF(value.stream());
    out.writeUTF(value.id());
    out.writeUTF(value.text());
    out.writeLong(value.asked());
    out.writeLong(value.start());
    out.writeLong(value.end());
  }

  @Override
  public Asked read(int version, DataInputView in) throws IOException {
    return new Asked(
        in.readUTF(), in.readUTF(), in.readUTF(), in.readLong(), in.readLong(), in.readLong());
  }
}
