package io.vigil.operators.caption;

import io.vigil.operators.state.Bytes;
import io.vigil.operators.state.Format;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of a {@link CaptionRequest}: it lies in checkpoints while it is decoded. */
public final class CaptionRequestFormat implements Format<CaptionRequest> {

  private static final long serialVersionUID = 1L;

  /** For Flink. */
  public CaptionRequestFormat() {}

  @Override
  public Class<CaptionRequest> type() {
    return CaptionRequest.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(CaptionRequest value, DataOutputView out) throws IOException {
    out.writeUTF(value.stream());
    out.writeUTF(value.id());
    out.writeInt(value.revision());
    out.writeBoolean(value.isFinal());
    out.writeLong(value.start());
    out.writeLong(value.end());
    out.writeFloat(value.pictureShare());
    Bytes.writeLongs(value.evidence(), out);
    Bytes.writeFloats(value.context(), out);
  }

  @Override
  public CaptionRequest read(int version, DataInputView in) throws IOException {
    return new CaptionRequest(
        in.readUTF(),
        in.readUTF(),
        in.readInt(),
        in.readBoolean(),
        in.readLong(),
        in.readLong(),
        in.readFloat(),
        Bytes.readLongs(in),
        Bytes.readFloats(in));
  }
}
