package io.vigil.operators.describe;

import io.vigil.model.event.Area;
import io.vigil.schemas.PictureBox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Where things are in a picture, as state and as records. */
final class Places {

  private Places() {}

  static void write(List<Area> places, DataOutputView out) throws IOException {
    out.writeInt(places.size());
    for (Area place : places) {
      out.writeDouble(place.left());
      out.writeDouble(place.top());
      out.writeDouble(place.right());
      out.writeDouble(place.bottom());
    }
  }

  static List<Area> read(DataInputView in) throws IOException {
    List<Area> places = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      places.add(new Area(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()));
    }
    return places;
  }

  static List<PictureBox> boxes(List<Area> places) {
    return places.stream()
        .map(
            place ->
                new PictureBox(
                    (float) place.left(),
                    (float) place.top(),
                    (float) place.right(),
                    (float) place.bottom()))
        .toList();
  }
}
