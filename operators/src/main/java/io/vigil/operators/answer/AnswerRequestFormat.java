package io.vigil.operators.answer;

import io.vigil.operators.state.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of an {@link AnswerRequest}: it lies in checkpoints while it is answered. */
public final class AnswerRequestFormat implements Format<AnswerRequest> {

  private static final long serialVersionUID = 1L;
  private static final SeenFormat SEEN = new SeenFormat();

  /** For Flink. */
  public AnswerRequestFormat() {}

  @Override
  public Class<AnswerRequest> type() {
    return AnswerRequest.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(AnswerRequest value, DataOutputView out) throws IOException {
    out.writeUTF(value.stream());
    out.writeUTF(value.id());
    out.writeUTF(value.question());
    out.writeLong(value.start());
    out.writeLong(value.end());
    out.writeInt(value.seen().size());
    for (Seen seen : value.seen()) {
      SEEN.write(seen, out);
    }
    out.writeUTF(value.refusal());
  }

  @Override
  public AnswerRequest read(int version, DataInputView in) throws IOException {
    String stream = in.readUTF();
    String id = in.readUTF();
    String question = in.readUTF();
    long start = in.readLong();
    long end = in.readLong();
    List<Seen> seen = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      seen.add(SEEN.read(1, in));
    }
    return new AnswerRequest(stream, id, question, start, end, seen, in.readUTF());
  }
}
