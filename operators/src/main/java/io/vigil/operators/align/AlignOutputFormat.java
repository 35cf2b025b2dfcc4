package io.vigil.operators.align;

import io.vigil.operators.state.Bytes;
import io.vigil.operators.state.Format;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of an {@link AlignOutput}: it lies in checkpoints while its fusion is in flight. */
public final class AlignOutputFormat implements Format<AlignOutput> {

  private static final long serialVersionUID = 1L;
  private static final int WINDOW = 0;
  private static final int CUT = 1;

  /** For Flink. */
  public AlignOutputFormat() {}

  @Override
  public Class<AlignOutput> type() {
    return AlignOutput.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(AlignOutput value, DataOutputView out) throws IOException {
    if (value instanceof FusionWindow window) {
      out.writeByte(WINDOW);
      writeWindow(window, out);
    } else if (value instanceof StreamCut cut) {
      out.writeByte(CUT);
      writeCut(cut, out);
    }
  }

  @Override
  public AlignOutput read(int version, DataInputView in) throws IOException {
    return in.readByte() == WINDOW ? readWindow(in) : readCut(in);
  }

  /** Writes a cut alone. */
  public static void writeCut(StreamCut cut, DataOutputView out) throws IOException {
    out.writeUTF(cut.stream());
    out.writeLong(cut.ordinal());
    out.writeLong(cut.time());
    out.writeBoolean(cut.ended());
    out.writeBoolean(cut.newEpoch());
  }

  /** Reads what {@link #writeCut} wrote. */
  public static StreamCut readCut(DataInputView in) throws IOException {
    return new StreamCut(
        in.readUTF(), in.readLong(), in.readLong(), in.readBoolean(), in.readBoolean());
  }

  private static void writeWindow(FusionWindow window, DataOutputView out) throws IOException {
    out.writeUTF(window.stream());
    out.writeLong(window.ordinal());
    out.writeLong(window.end());
    out.writeLong(window.ingested());
    Bytes.writeLongs(window.frameTimes(), out);
    Bytes.writeFloats(window.frameTokens(), out);
    Bytes.writeFloats(window.frameMask(), out);
    Bytes.writeFloats(window.audioTokens(), out);
    Bytes.writeFloats(window.audioMask(), out);
    Bytes.writeFloats(window.memory(), out);
    Bytes.writeFloats(window.memoryMask(), out);
  }

  private static FusionWindow readWindow(DataInputView in) throws IOException {
    return new FusionWindow(
        in.readUTF(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Bytes.readLongs(in),
        Bytes.readFloats(in),
        Bytes.readFloats(in),
        Bytes.readFloats(in),
        Bytes.readFloats(in),
        Bytes.readFloats(in),
        Bytes.readFloats(in));
  }
}
