package io.vigil.operators.describe;

import io.vigil.model.event.EventState;
import io.vigil.operators.fuse.FuseOutput;
import io.vigil.operators.fuse.FuseOutputFormat;
import io.vigil.operators.state.Bytes;
import io.vigil.operators.state.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of a {@link DescribeState} in checkpoints and savepoints. */
public final class DescribeStateFormat implements Format<DescribeState> {

  private static final long serialVersionUID = 1L;
  private static final FuseOutputFormat OUTPUTS = new FuseOutputFormat();

  /** For Flink. */
  public DescribeStateFormat() {}

  @Override
  public Class<DescribeState> type() {
    return DescribeState.class;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void write(DescribeState state, DataOutputView out) throws IOException {
    out.writeInt(state.waiting.size());
    for (FuseOutput output : state.waiting.values()) {
      OUTPUTS.write(output, out);
    }
    out.writeLong(state.next);
    out.writeInt(state.events.size());
    for (EventState event : state.events) {
      out.writeUTF(event.stage().name());
      out.writeLong(event.start());
      out.writeLong(event.end());
      out.writeInt(event.slots());
      out.writeInt(event.quiet());
      out.writeDouble(event.probabilities());
      out.writeDouble(event.shares());
    }
    out.writeInt(state.tellings.size());
    for (DescribeState.Telling telling : state.tellings) {
      out.writeFloat(telling.best);
      out.writeLong(telling.keyFrame);
      out.writeLong(telling.toldAt);
      Places.write(telling.place, out);
      Places.write(telling.lastPlace, out);
    }
    out.writeLong(state.segmentStart);
    out.writeLong(state.momentEnd);
    out.writeLong(state.windowEnd);
    Bytes.writeFloats(state.embedding, out);
    out.writeBoolean(state.pictureSeen);
    out.writeBoolean(state.soundHeard);
    Bytes.writeFloats(state.captioned, out);
    out.writeLong(state.captionEnd);
    out.writeBoolean(state.captionWanted);
    out.writeLong(state.settlingStart);
    out.writeLong(state.settlingUntil);
    out.writeFloat(state.settlingShare);
    Bytes.writeLongs(state.settlingEvidence, out);
    Bytes.writeFloats(state.settlingContext, out);
  }

  @Override
  public DescribeState read(int version, DataInputView in) throws IOException {
    DescribeState state = new DescribeState();
    for (int left = in.readInt(); left > 0; left--) {
      FuseOutput output = OUTPUTS.read(version, in);
      state.waiting.put(output.ordinal(), output);
    }
    state.next = in.readLong();
    List<EventState> events = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      events.add(
          new EventState(
              EventState.Stage.valueOf(in.readUTF()),
              in.readLong(),
              in.readLong(),
              in.readInt(),
              in.readInt(),
              in.readDouble(),
              in.readDouble()));
    }
    state.events = events;
    for (int left = in.readInt(); left > 0; left--) {
      DescribeState.Telling telling = new DescribeState.Telling();
      telling.best = in.readFloat();
      telling.keyFrame = in.readLong();
      telling.toldAt = in.readLong();
      if (version > 1) {
        telling.place = Places.read(in);
        telling.lastPlace = Places.read(in);
      }
      state.tellings.add(telling);
    }
    state.segmentStart = in.readLong();
    state.momentEnd = in.readLong();
    state.windowEnd = in.readLong();
    state.embedding = Bytes.readFloats(in);
    state.pictureSeen = in.readBoolean();
    state.soundHeard = in.readBoolean();
    state.captioned = Bytes.readFloats(in);
    state.captionEnd = in.readLong();
    state.captionWanted = in.readBoolean();
    state.settlingStart = in.readLong();
    state.settlingUntil = in.readLong();
    state.settlingShare = in.readFloat();
    state.settlingEvidence = Bytes.readLongs(in);
    state.settlingContext = Bytes.readFloats(in);
    return state;
  }

  /** A deep copy: the heap backend copies what is changed while a checkpoint is written. */
  @Override
  public DescribeState copy(DescribeState value) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(1 << 12);
      write(value, out);
      return read(version(), new DataInputDeserializer(out.wrapAsByteBuffer()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
