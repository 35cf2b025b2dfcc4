package io.vigil.operators.fuse;

import io.vigil.model.inference.FusionOutput;
import io.vigil.operators.align.AlignOutputFormat;
import io.vigil.operators.state.Bytes;
import io.vigil.operators.state.Format;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of a {@link FuseOutput}. */
public final class FuseOutputFormat implements Format<FuseOutput> {

  private static final long serialVersionUID = 1L;
  private static final int WINDOW = 0;
  private static final int CUT = 1;
  private static final int LOST = 2;

  /** For Flink. */
  public FuseOutputFormat() {}

  @Override
  public Class<FuseOutput> type() {
    return FuseOutput.class;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void write(FuseOutput value, DataOutputView out) throws IOException {
    if (value instanceof FusedWindow window) {
      out.writeByte(WINDOW);
      writeWindow(window, out);
    } else if (value instanceof FusedCut cut) {
      out.writeByte(CUT);
      AlignOutputFormat.writeCut(cut.cut(), out);
    } else if (value instanceof LostWindow lost) {
      out.writeByte(LOST);
      out.writeUTF(lost.stream());
      out.writeLong(lost.ordinal());
    }
  }

  @Override
  public FuseOutput read(int version, DataInputView in) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case WINDOW -> readWindow(version, in);
      case CUT -> new FusedCut(AlignOutputFormat.readCut(in));
      case LOST -> new LostWindow(in.readUTF(), in.readLong());
      default -> throw new IOException("no output of the fusion has the tag " + tag);
    };
  }

  private static void writeWindow(FusedWindow window, DataOutputView out) throws IOException {
    out.writeUTF(window.stream());
    out.writeLong(window.ordinal());
    out.writeLong(window.end());
    out.writeLong(window.ingested());
    Bytes.writeLongs(window.frameTimes(), out);
    for (boolean heard : window.heard()) {
      out.writeBoolean(heard);
    }
    FusionOutput output = window.output();
    Bytes.writeFloats(output.eventProbabilities(), out);
    Bytes.writeFloats(output.eventShares(), out);
    Bytes.writeFloats(output.embedding(), out);
    out.writeFloat(output.captionDue());
    out.writeFloat(output.pictureShare());
    Bytes.writeFloats(output.context(), out);
    Bytes.writeFloats(output.things(), out);
  }

  private static FusedWindow readWindow(int version, DataInputView in) throws IOException {
    String stream = in.readUTF();
    long ordinal = in.readLong();
    long end = in.readLong();
    long ingested = in.readLong();
    long[] frameTimes = Bytes.readLongs(in);
    boolean[] heard = new boolean[frameTimes.length];
    for (int i = 0; i < heard.length; i++) {
      heard[i] = in.readBoolean();
    }
    FusionOutput output =
        new FusionOutput(
            Bytes.readFloats(in),
            Bytes.readFloats(in),
            Bytes.readFloats(in),
            in.readFloat(),
            in.readFloat(),
            Bytes.readFloats(in),
            version < 2 ? new float[0] : Bytes.readFloats(in));
    return new FusedWindow(stream, ordinal, end, ingested, frameTimes, heard, output);
  }
}
