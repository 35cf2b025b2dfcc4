package io.vigil.operators.encode;

import io.vigil.operators.state.Bytes;
import io.vigil.operators.state.Format;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of a {@link TokenRecord}. */
public final class TokenRecordFormat implements Format<TokenRecord> {

  private static final long serialVersionUID = 1L;

  /** For Flink. */
  public TokenRecordFormat() {}

  @Override
  public Class<TokenRecord> type() {
    return TokenRecord.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(TokenRecord value, DataOutputView out) throws IOException {
    out.writeUTF(value.stream());
    out.writeLong(value.epoch());
    out.writeLong(value.sequence());
    out.writeUTF(value.modality().name());
    out.writeUTF(value.kind().name());
    out.writeLong(value.time());
    out.writeLong(value.end());
    out.writeBoolean(value.live());
    out.writeBoolean(value.discontinuity());
    out.writeLong(value.ingested());
    out.writeLong(value.cell());
    out.writeInt(value.mask());
    Bytes.writeFloats(value.tokens(), out);
  }

  @Override
  public TokenRecord read(int version, DataInputView in) throws IOException {
    return new TokenRecord(
        in.readUTF(),
        in.readLong(),
        in.readLong(),
        Modality.valueOf(in.readUTF()),
        TokenKind.valueOf(in.readUTF()),
        in.readLong(),
        in.readLong(),
        in.readBoolean(),
        in.readBoolean(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        Bytes.readFloats(in));
  }
}
