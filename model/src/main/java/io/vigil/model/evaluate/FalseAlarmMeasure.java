package io.vigil.model.evaluate;

import io.vigil.model.composite.FilmCamera;
import io.vigil.model.evaluate.EventScore.Span;
import io.vigil.model.evaluate.metric.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * How often an hour an event is told on real films while there is nothing of its type: of a fault
 * of the camera where no such one was put in, and apart from all faults of a thing in films whose
 * labels name no such thing, of motion in films without things, of sounds in films that have no
 * sound of their own.
 */
final class FalseAlarmMeasure implements Measure {

  private static final double AIM = 2;
  private static final double SECONDS_AN_HOUR = 3600;

  /** A fault of the camera may be told a moment before or after it. */
  private static final double MARGIN = 1;

  private static final String CAMERA = "camera.";

  private static final List<String> THINGS = List.of("person", "vehicle", "animal");

  /** Alarms, and for how long there was nothing. */
  private record Quiet(int alarms, double hours) {
    Quiet plus(Quiet other) {
      return new Quiet(alarms + other.alarms, hours + other.hours);
    }
  }

  @Override
  public List<Figure> measure(Played played) {
    TestSet films = played.of(Condition.FILMS);
    List<Figure> figures = new ArrayList<>();
    Quiet all = new Quiet(0, 0);
    int types = 0;
    for (int e = 0; e < played.manifest().eventTypes().size(); e++) {
      String type = played.manifest().eventTypes().get(e).name();
      Quiet quiet = quiet(films, e, type);
      if (quiet.hours() > 0) {
        figures.add(figure(films.name("false alarms of " + type), quiet, quiet.hours()));
        all = all.plus(quiet);
        types++;
      }
    }
    if (types > 0) {
      Figure mean =
          figure(films.name("false alarms, mean of types"), all, all.hours()).with("types", types);
      figures.add(0, mean);
    }
    return figures;
  }

  private static Figure figure(String name, Quiet quiet, double hours) {
    return Figure.of(name, Estimate.rate(quiet.alarms(), hours))
        .in("an hour")
        .atMost(AIM)
        .with("alarms", quiet.alarms())
        .with("hours", hours);
  }

  private static Quiet quiet(TestSet films, int number, String type) {
    Quiet sum = new Quiet(0, 0);
    for (int r = 0; r < films.recordings().size(); r++) {
      Recording recording = films.recordings().get(r);
      if (recording.camera() instanceof FilmCamera camera) {
        List<Span> faults = faults(recording, type);
        DoublePredicate quiet =
            at ->
                isQuiet(type, camera.filmAt(at).labels(), camera.hasSoundAt(at))
                    && isApart(faults, at);
        long slots =
            IntStream.range(0, recording.outputs().size())
                .filter(slot -> quiet.test(slot * Recording.SLOT))
                .count();
        long alarms =
            films.told().get(r).stream()
                .filter(told -> told.type() == number && quiet.test(told.span().start()))
                .count();
        sum = sum.plus(new Quiet((int) alarms, slots * Recording.SLOT / SECONDS_AN_HOUR));
      }
    }
    return sum;
  }

  /** The faults that were put in: of a type, or where it is no fault, all. */
  private static List<Span> faults(Recording recording, String type) {
    return recording.truth().stream()
        .filter(event -> !type.startsWith(CAMERA) || event.type().equals(type))
        .map(event -> new Span(event.start(), event.end()))
        .toList();
  }

  /**
   * Whether it is known that a film holds nothing of a type.
   *
   * @param labels of what the film shows; without any, nothing is known
   * @param sounds whether the film has a sound of its own, of which nothing is known
   */
  static boolean isQuiet(String type, List<String> labels, boolean sounds) {
    String group = type.substring(0, type.indexOf('.') + 1);
    return switch (group) {
      case CAMERA -> true;
      case "thing." -> !labels.isEmpty() && !labels.contains(type.substring(group.length()));
      case "motion." -> !labels.isEmpty() && THINGS.stream().noneMatch(labels::contains);
      case "sound.", "both." -> !sounds;
      default -> false;
    };
  }

  /** Whether a time is not near any of the faults that were put in. */
  static boolean isApart(List<Span> faults, double seconds) {
    return faults.stream()
        .noneMatch(f -> f.start() - MARGIN < seconds && seconds < f.end() + MARGIN);
  }
}
