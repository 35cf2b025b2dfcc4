package io.vigil.operators.ask;

import io.vigil.operators.answer.SeenFormat;
import io.vigil.operators.state.Format;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of an {@link AskState} in checkpoints and savepoints. */
public final class AskStateFormat implements Format<AskState> {

  private static final long serialVersionUID = 1L;
  private static final SeenFormat SEEN = new SeenFormat();
  private static final AskedFormat ASKED = new AskedFormat();

  /** For Flink. */
  public AskStateFormat() {}

  @Override
  public Class<AskState> type() {
    return AskState.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(AskState state, DataOutputView out) throws IOException {
    out.writeUTF(state.model);
    out.writeLong(state.ordinal);
    SEEN.write(state.newest, out);
    out.writeLong(state.cameAt);
    out.writeLong(state.endedAt);
    out.writeInt(state.waiting.size());
    for (AskState.Waiting waiting : state.waiting) {
      ASKED.write(waiting.asked(), out);
      out.writeLong(waiting.until());
    }
  }

  @Override
  public AskState read(int version, DataInputView in) throws IOException {
    AskState state = new AskState();
    state.model = in.readUTF();
    state.ordinal = in.readLong();
    state.newest = SEEN.read(1, in);
    state.cameAt = in.readLong();
    state.endedAt = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      state.waiting.add(new AskState.Waiting(ASKED.read(1, in), in.readLong()));
    }
    return state;
  }

  @Override
  public AskState copy(AskState value) {
    return value.copy();
  }
}
