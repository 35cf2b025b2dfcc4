package io.vigil.operators.align;

import io.vigil.model.memory.TokenMemory;
import io.vigil.operators.encode.TokenRecord;
import io.vigil.operators.encode.TokenRecordFormat;
import io.vigil.operators.state.Bytes;
import io.vigil.operators.state.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of an {@link AlignState} in checkpoints and savepoints. */
public final class AlignStateFormat implements Format<AlignState> {

  private static final long serialVersionUID = 1L;
  private static final TokenRecordFormat TOKENS = new TokenRecordFormat();

  /** For Flink. */
  public AlignStateFormat() {}

  @Override
  public Class<AlignState> type() {
    return AlignState.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(AlignState state, DataOutputView out) throws IOException {
    out.writeInt(state.memoryTokens);
    out.writeInt(state.width);
    out.writeInt(state.cellsPerSlot);
    Bytes.writeFloats(state.memory.tokens(), out);
    Bytes.writeFloats(state.memory.weights(), out);
    out.writeLong(state.epoch);
    out.writeBoolean(state.closed);
    out.writeLong(state.ordinal);
    out.writeLong(state.nextEnd);
    out.writeBoolean(state.open);
    out.writeBoolean(state.begun);
    out.writeLong(state.memoryFrom);
    out.writeLong(state.lastLossTo);
    writeLane(state.picture, out);
    writeLane(state.sound, out);
    out.writeInt(state.slots.size());
    for (Map.Entry<Long, SlotState> slot : state.slots.entrySet()) {
      out.writeLong(slot.getKey());
      writeSlot(slot.getValue(), out);
    }
    out.writeInt(state.cuts.size());
    for (PendingCut cut : state.cuts) {
      out.writeLong(cut.from());
      out.writeLong(cut.to());
      out.writeBoolean(cut.loss());
    }
  }

  @Override
  public AlignState read(int version, DataInputView in) throws IOException {
    int memoryTokens = in.readInt();
    int width = in.readInt();
    int cells = in.readInt();
    TokenMemory memory =
        TokenMemory.restore(memoryTokens, width, Bytes.readFloats(in), Bytes.readFloats(in));
    AlignState state = new AlignState(memoryTokens, width, cells, memory);
    state.epoch = in.readLong();
    state.closed = in.readBoolean();
    state.ordinal = in.readLong();
    state.nextEnd = in.readLong();
    state.open = in.readBoolean();
    state.begun = in.readBoolean();
    state.memoryFrom = in.readLong();
    state.lastLossTo = in.readLong();
    readLane(state.picture, in);
    readLane(state.sound, in);
    for (int left = in.readInt(); left > 0; left--) {
      state.slots.put(in.readLong(), readSlot(cells, in));
    }
    for (int left = in.readInt(); left > 0; left--) {
      state.cuts.add(new PendingCut(in.readLong(), in.readLong(), in.readBoolean()));
    }
    return state;
  }

  /** A deep copy: the heap backend copies what is changed while a checkpoint is written. */
  @Override
  public AlignState copy(AlignState value) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(1 << 16);
      write(value, out);
      return read(version(), new DataInputDeserializer(out.wrapAsByteBuffer()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeLane(LaneState lane, DataOutputView out) throws IOException {
    out.writeLong(lane.next);
    out.writeLong(lane.bound);
    out.writeLong(lane.mediaEnd);
    out.writeBoolean(lane.ended);
    out.writeLong(lane.endTime);
    out.writeLong(lane.blockedSince);
    out.writeLong(lane.advancedAt);
    out.writeInt(lane.pending.size());
    for (TokenRecord record : lane.pending.values()) {
      TOKENS.write(record, out);
    }
  }

  private static void readLane(LaneState lane, DataInputView in) throws IOException {
    lane.next = in.readLong();
    lane.bound = in.readLong();
    lane.mediaEnd = in.readLong();
    lane.ended = in.readBoolean();
    lane.endTime = in.readLong();
    lane.blockedSince = in.readLong();
    lane.advancedAt = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      TokenRecord record = TOKENS.read(1, in);
      lane.pending.put(new LaneState.Position(record.epoch(), record.sequence()), record);
    }
  }

  private static void writeSlot(SlotState slot, DataOutputView out) throws IOException {
    out.writeLong(slot.frameTime);
    out.writeLong(slot.ingested);
    Bytes.writeFloats(slot.frame, out);
    for (float[] cell : slot.cells) {
      Bytes.writeFloats(cell, out);
    }
  }

  private static SlotState readSlot(int cells, DataInputView in) throws IOException {
    SlotState slot = new SlotState(cells);
    slot.frameTime = in.readLong();
    slot.ingested = in.readLong();
    slot.frame = Bytes.readFloats(in);
    for (int i = 0; i < cells; i++) {
      slot.cells[i] = Bytes.readFloats(in);
    }
    return slot;
  }
}
