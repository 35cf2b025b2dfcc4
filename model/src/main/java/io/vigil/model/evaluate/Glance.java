package io.vigil.model.evaluate;

import io.vigil.model.evaluate.EventScore.Span;
import io.vigil.model.event.EventType;
import io.vigil.model.inference.Inference;
import io.vigil.model.world.Camera;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/**
 * A look at what a model says of a camera's first seconds, beside what is true: for people, where
 * figures tell too little.
 *
 * @param pictures JPEGs of equally spaced times
 * @param said the caption of the last window
 * @param truth a true one
 * @param told the events that the model tells, by their beginnings
 * @param happened the true ones
 */
public record Glance(
    List<byte[]> pictures,
    String said,
    String truth,
    List<Happening> told,
    List<Happening> happened) {

  private static final int PICTURES = 4;

  /**
   * An event.
   *
   * @param type its name
   * @param start in seconds
   * @param end in seconds
   */
  public record Happening(String type, double start, double end) {}

  /** Copies the lists. */
  public Glance {
    pictures = List.copyOf(pictures);
    told = List.copyOf(told);
    happened = List.copyOf(happened);
  }

  /**
   * Looks.
   *
   * @param seconds whole seconds, at least a window's length
   */
  public static Glance of(Inference inference, Camera camera, int seconds) {
    Recording recording =
        Objects.requireNonNull(
            new StreamPlayer(inference)
                .play(camera, seconds, EnumSet.of(SenseMask.BOTH))
                .get(SenseMask.BOTH));
    float[] context = recording.outputs().get(recording.outputs().size() - 1).context();
    JpegPainter painter = new JpegPainter(192, 108);
    List<byte[]> pictures = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      pictures.add(painter.paint(camera, seconds * (i + 0.5) / PICTURES));
    }
    List<EventType> types = inference.manifest().eventTypes();
    List<List<Span>> found = new EventScorer(inference.manifest()).found(recording);
    List<Happening> told = new ArrayList<>();
    List<Happening> happened = new ArrayList<>();
    for (int e = 0; e < types.size(); e++) {
      String type = types.get(e).name();
      found.get(e).forEach(span -> told.add(new Happening(type, span.start(), span.end())));
      EventScorer.truth(recording, type)
          .forEach(span -> happened.add(new Happening(type, span.start(), span.end())));
    }
    told.sort(Comparator.comparingDouble(Happening::start));
    happened.sort(Comparator.comparingDouble(Happening::start));
    return new Glance(
        pictures,
        inference.caption(List.of(context)).get(0).text(),
        camera.captionsAt(seconds).get(0),
        told,
        happened);
  }
}
