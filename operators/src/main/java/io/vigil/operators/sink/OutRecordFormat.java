package io.vigil.operators.sink;

import io.vigil.operators.state.Bytes;
import io.vigil.operators.state.Format;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of an {@link OutRecord}. */
public final class OutRecordFormat implements Format<OutRecord> {

  private static final long serialVersionUID = 1L;

  /** For Flink. */
  public OutRecordFormat() {}

  @Override
  public Class<OutRecord> type() {
    return OutRecord.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(OutRecord value, DataOutputView out) throws IOException {
    out.writeUTF(value.topic());
    out.writeLong(value.timestamp());
    Bytes.write(value.key(), out);
    Bytes.write(value.value(), out);
  }

  @Override
  public OutRecord read(int version, DataInputView in) throws IOException {
    return new OutRecord(in.readUTF(), in.readLong(), Bytes.read(in), Bytes.read(in));
  }
}
