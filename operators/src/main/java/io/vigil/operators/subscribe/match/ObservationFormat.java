package io.vigil.operators.subscribe.match;

import io.vigil.operators.subscribe.rule.Zone;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The bytes of an observation, on its way to the rule that it is for. */
public final class ObservationFormat {

  /** An event as it was written before it could have places. */
  private static final int PLACELESS_EVENT = 1;

  private static final int MOMENT = 2;
  private static final int TIME = 3;
  private static final int EVENT = 4;

  private ObservationFormat() {}

  /** The bytes of an observation. */
  public static byte[] bytes(Observation seen) {
    DataOutputSerializer out = new DataOutputSerializer(128);
    try {
      if (seen instanceof Observation.OfEvent e) {
        out.writeByte(EVENT);
        out.writeUTF(e.stream());
        out.writeUTF(e.type());
        out.writeUTF(e.id());
        out.writeLong(e.start());
        out.writeLong(e.end());
        out.writeFloat(e.confidence());
        out.writeBoolean(e.over());
        writePlaces(e.places(), out);
      } else if (seen instanceof Observation.OfMoment m) {
        out.writeByte(MOMENT);
        out.writeUTF(m.stream());
        out.writeUTF(m.id());
        out.writeLong(m.start());
        out.writeLong(m.end());
        out.writeFloat(m.likeness());
      } else {
        out.writeByte(TIME);
        out.writeUTF(seen.stream());
        out.writeLong(seen.until());
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory can always be written", e);
    }
    return out.getCopyOfBuffer();
  }

  /**
   * The observation of bytes.
   *
   * @throws IOException if they are none
   */
  public static Observation observation(byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    int kind = in.readByte();
    return switch (kind) {
      case PLACELESS_EVENT, EVENT ->
          new Observation.OfEvent(
              in.readUTF(),
              in.readUTF(),
              in.readUTF(),
              in.readLong(),
              in.readLong(),
              in.readFloat(),
              in.readBoolean(),
              kind == EVENT ? readPlaces(in) : List.of());
      case MOMENT ->
          new Observation.OfMoment(
              in.readUTF(), in.readUTF(), in.readLong(), in.readLong(), in.readFloat());
      case TIME -> new Observation.OfTime(in.readUTF(), in.readLong());
      default -> throw new IOException("no kind of observation is " + kind);
    };
  }

  private static void writePlaces(List<Zone.Box> places, DataOutputSerializer out)
      throws IOException {
    out.writeShort(places.size());
    for (Zone.Box box : places) {
      out.writeFloat(box.left());
      out.writeFloat(box.top());
      out.writeFloat(box.right());
      out.writeFloat(box.bottom());
    }
  }

  private static List<Zone.Box> readPlaces(DataInputDeserializer in) throws IOException {
    List<Zone.Box> places = new ArrayList<>();
    for (int left = in.readShort(); left > 0; left--) {
      places.add(new Zone.Box(in.readFloat(), in.readFloat(), in.readFloat(), in.readFloat()));
    }
    return places;
  }
}
