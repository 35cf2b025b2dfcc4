package io.vigil.operators.describe;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.event.EventType;
import io.vigil.model.event.PlaceFinder;
import java.io.Serializable;
import java.util.List;

/**
 * What the describing step has to know of the bundle.
 *
 * @param model name and version
 * @param slots of a window
 * @param hopMicros the span of a slot
 * @param types as text, for a record of the model need not be serialisable: see {@link #of}
 * @param captionDueThreshold probability from which a caption is due
 * @param grid columns and rows of the cells in which it tells places
 * @param kinds the event type of each kind of thing that it tells the places of; empty for none
 */
public record ModelFacts(
    String model,
    int slots,
    long hopMicros,
    List<TypeFacts> types,
    float captionDueThreshold,
    int grid,
    List<String> kinds)
    implements Serializable {

  /** An event type's numbers, as in {@link EventType}. */
  public record TypeFacts(
      String name,
      float threshold,
      float offThreshold,
      int minSlots,
      int mergeSlots,
      int decisionLag)
      implements Serializable {

    private EventType type() {
      return new EventType(name, threshold, offThreshold, minSlots, mergeSlots, decisionLag);
    }
  }

  /** Copies the lists into ones that serialise. */
  public ModelFacts {
    types = List.copyOf(types);
    kinds = List.copyOf(kinds);
  }

  /** The facts, with the model's own types. */
  public static ModelFacts of(
      String model,
      int slots,
      long hopMicros,
      List<EventType> types,
      float captionDueThreshold,
      BundleManifest.Places places) {
    return new ModelFacts(
        model,
        slots,
        hopMicros,
        types.stream()
            .map(
                t ->
                    new TypeFacts(
                        t.name(),
                        t.threshold(),
                        t.offThreshold(),
                        t.minSlots(),
                        t.mergeSlots(),
                        t.decisionLag()))
            .toList(),
        captionDueThreshold,
        places.grid(),
        places.kinds().stream().map(BundleManifest.PlacedKind::eventType).toList());
  }

  /** The event types, in the order of the probabilities. */
  public List<EventType> eventTypes() {
    return types.stream().map(TypeFacts::type).toList();
  }

  /** Finds where things are in a window's pictures. */
  PlaceFinder placeFinder() {
    return new PlaceFinder(grid, kinds);
  }

  /** How many chances of things a window has. */
  int things() {
    return slots * grid * grid * kinds.size();
  }

  /** The span of a window, microseconds. */
  public long windowMicros() {
    return slots * hopMicros;
  }
}
