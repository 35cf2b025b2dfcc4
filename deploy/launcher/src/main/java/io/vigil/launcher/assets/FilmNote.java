package io.vigil.launcher.assets;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.model.assets.Appearance;
import io.vigil.model.assets.AssetLabels;
import io.vigil.model.assets.AssetPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A film and the note beside it.
 *
 * @param film the file
 * @param caption what it shows; may be empty
 * @param events what happens in it
 * @param part by its group, or by its name
 * @param origin where it is from
 */
record FilmNote(Path film, String caption, List<Happening> events, AssetPart part, Origin origin) {
  /** Times in notes are about a second exact. */
  private static final double MARGIN = 2.5;

  /** What happens with nobody there. */
  private static final Set<String> UNATTENDED =
      Set.of("water_flow", "flower_opens", "fire_visible", "fireworks", "music");

  /**
   * An event of a film.
   *
   * @param type such as {@code car_passes}
   * @param start seconds
   * @param end seconds
   */
  record Happening(String type, double start, double end) {}

  /** Reads the note {@code NAME.json} beside {@code NAME.mp4}. */
  static FilmNote read(SetFacts facts, Path film) {
    String name = film.getFileName().toString();
    Path note = film.resolveSibling(name.replaceFirst("\\.[^.]+$", "") + ".json");
    JsonNode tree = tree(note);
    List<Happening> events = new ArrayList<>();
    for (JsonNode event : tree.path("events")) {
      events.add(
          new Happening(
              event.path("type").asText(),
              event.path("start_s").asDouble(),
              event.path("end_s").asDouble()));
    }
    Map<String, String> row = new TreeMap<>();
    for (String key : List.of("licence", "may_be_used_for", "source")) {
      row.put(key, tree.path(key).asText());
    }
    String group = KnownSets.group(facts.folderName(), name).orElse(name);
    return new FilmNote(
        film,
        tree.path("caption").asText(),
        List.copyOf(events),
        part(facts.name() + "/" + group),
        facts.origin(row));
  }

  private static JsonNode tree(Path note) {
    try {
      return new ObjectMapper().readTree(Files.isRegularFile(note) ? Files.readString(note) : "{}");
    } catch (JacksonException e) {
      throw new Failure(
          ExitCode.FAILURE,
          "assets.labels",
          note + " is no JSON: " + e.getOriginalMessage(),
          "see `vigil model assets --help` for what it must hold",
          e);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILURE, "assets.labels", note + " cannot be read", "check its rights", e);
    }
  }

  /** There are too few films to keep some of them for validation. */
  private static AssetPart part(String source) {
    return AssetPart.of(source) == AssetPart.TRAIN ? AssetPart.TRAIN : AssetPart.HELD_OUT;
  }

  String id() {
    return origin.set() + "/" + film.getFileName();
  }

  /** The types of its events, and the presences that they or its caption tell of. */
  List<String> labels() {
    Set<String> labels = new TreeSet<>(Words.named(List.of(caption), 1));
    for (Happening event : events) {
      labels.add(event.type());
      Words.ofEvent(event.type()).ifPresent(labels::add);
    }
    return List.copyOf(labels);
  }

  /** When what it is known to show is in view, as far as its events say. */
  List<Appearance> appearances() {
    return events.stream()
        .filter(event -> event.start() >= 0 && event.end() > event.start())
        .flatMap(
            event ->
                Words.inView(event.type()).stream()
                    .map(presence -> new Appearance(presence, event.start(), event.end())))
        .toList();
  }

  /**
   * Whether nobody and nothing moving is to be seen at a time, as far as is said: a presence that
   * its caption names must have events that say when, and none of them near.
   */
  boolean empty(double seconds) {
    Set<String> timed = new TreeSet<>();
    for (Happening event : events) {
      boolean near = seconds > event.start() - MARGIN && seconds < event.end() + MARGIN;
      if (near && !UNATTENDED.contains(event.type())) {
        return false;
      }
      Words.ofEvent(event.type()).ifPresent(timed::add);
    }
    Set<String> untimed = Words.named(List.of(caption), 1);
    untimed.removeAll(timed);
    untimed.retainAll(AssetLabels.PRESENCES);
    return untimed.isEmpty() && !caption.isEmpty();
  }
}
