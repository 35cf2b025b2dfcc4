package io.vigil.operators.source;

import io.vigil.operators.state.Bytes;
import io.vigil.operators.state.Format;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of a {@link RawRecord}: it lies in checkpoints while its inference is in flight. */
public final class RawRecordFormat implements Format<RawRecord> {

  private static final long serialVersionUID = 1L;

  /** For Flink. */
  public RawRecordFormat() {}

  @Override
  public Class<RawRecord> type() {
    return RawRecord.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(RawRecord value, DataOutputView out) throws IOException {
    out.writeUTF(value.topic());
    out.writeInt(value.partition());
    out.writeLong(value.offset());
    Bytes.write(value.key(), out);
    Bytes.write(value.value(), out);
  }

  @Override
  public RawRecord read(int version, DataInputView in) throws IOException {
    return new RawRecord(in.readUTF(), in.readInt(), in.readLong(), Bytes.read(in), Bytes.read(in));
  }
}
