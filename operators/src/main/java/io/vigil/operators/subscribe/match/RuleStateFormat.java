package io.vigil.operators.subscribe.match;

import io.vigil.operators.state.Format;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of a rule's state, after a byte that says their version. */
public final class RuleStateFormat implements Format<RuleState> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;
  private static final int MOST = 1 << 20;

  /** A format. */
  public RuleStateFormat() {}

  /** The bytes of a state. */
  public byte[] bytes(RuleState state) {
    DataOutputSerializer out = new DataOutputSerializer(256);
    try {
      out.writeByte(VERSION);
      write(state, out);
    } catch (IOException e) {
      throw new IllegalStateException("memory can always be written", e);
    }
    return out.getCopyOfBuffer();
  }

  /**
   * The state of bytes.
   *
   * @throws IOException if a later release wrote them, or they are broken
   */
  public RuleState state(byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    return read(in.readByte(), in);
  }

  @Override
  public Class<RuleState> type() {
    return RuleState.class;
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void write(RuleState state, DataOutputView out) throws IOException {
    out.writeLong(state.revision);
    longs(state.lastMatch, out);
    longs(state.seen, out);
    longs(state.open, out);
    longs(state.momentEnd, out);
    out.writeLong(state.silentSince);
    out.writeLong(state.toldSilence);
    out.writeInt(state.kept.size());
    for (RuleState.Kept kept : state.kept) {
      occurrence(kept.occurrence, out);
      out.writeInt(kept.told.size());
      for (String told : kept.told) {
        out.writeUTF(told);
      }
    }
    out.writeInt(state.runs.size());
    for (Map.Entry<String, Occurrence> run : state.runs.entrySet()) {
      out.writeUTF(run.getKey());
      occurrence(run.getValue(), out);
    }
  }

  @Override
  public RuleState read(int version, DataInputView in) throws IOException {
    if (version != VERSION) {
      throw new IOException("the state of a rule has version " + version + ", not " + VERSION);
    }
    RuleState state = new RuleState(in.readLong());
    longs(state.lastMatch, in);
    longs(state.seen, in);
    longs(state.open, in);
    longs(state.momentEnd, in);
    state.silentSince = in.readLong();
    state.toldSilence = in.readLong();
    for (int left = count(in); left > 0; left--) {
      RuleState.Kept kept = new RuleState.Kept(occurrence(in));
      for (int told = count(in); told > 0; told--) {
        kept.told.add(in.readUTF());
      }
      state.kept.add(kept);
    }
    for (int left = count(in); left > 0; left--) {
      String stream = in.readUTF();
      state.runs.put(stream, occurrence(in));
    }
    return state;
  }

  private static void longs(Map<String, Long> map, DataOutputView out) throws IOException {
    out.writeInt(map.size());
    for (Map.Entry<String, Long> entry : map.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeLong(entry.getValue());
    }
  }

  private static void longs(Map<String, Long> map, DataInputView in) throws IOException {
    for (int left = count(in); left > 0; left--) {
      String key = in.readUTF();
      map.put(key, in.readLong());
    }
  }

  private static void occurrence(Occurrence o, DataOutputView out) throws IOException {
    out.writeUTF(o.stream());
    out.writeUTF(o.type());
    out.writeUTF(o.id());
    out.writeLong(o.start());
    out.writeLong(o.end());
    out.writeFloat(o.confidence());
  }

  private static Occurrence occurrence(DataInputView in) throws IOException {
    return new Occurrence(
        in.readUTF(), in.readUTF(), in.readUTF(), in.readLong(), in.readLong(), in.readFloat());
  }

  private static int count(DataInputView in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException(count + " entries are not those of a rule's state");
    }
    return count;
  }
}
