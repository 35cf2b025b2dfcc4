package io.vigil.model.world;

import java.util.List;

/**
 * What truly happens in a scene: its events, to one fiftieth of a second, and for any window the
 * facts and the captions that say them. Immutable, safe for use by several threads.
 */
public final class Truth {
  /** The length of a slot, in seconds. */
  public static final double SLOT = 0.5;

  /** The length of a window, in seconds. */
  public static final double WINDOW = 4;

  /** How long a thing, sound or fault must show in a window for a caption to say it, in seconds. */
  static final double EVIDENCE = 0.5;

  /** How long after its end a fault of the camera is still said, in seconds. */
  static final double RECENT = 2;

  /** The share of a slot that an event must fill for the slot's label to be set. */
  static final double LABEL_SHARE = 0.4;

  private final Scene scene;
  private final List<TruthEvent> events;
  private final FactFinder finder;

  private Truth(Scene scene, boolean opensWithCut) {
    this.scene = scene;
    List<ThingMoment> moments = new MomentFinder(scene).find();
    this.events = new EventFinder(scene).find(opensWithCut, moments);
    this.finder = new FactFinder(scene, moments, opensWithCut);
  }

  /** The truth of a scene that follows nothing. */
  public static Truth of(Scene scene) {
    return new Truth(scene, false);
  }

  /** The truth of a scene that follows another view, so that it opens with a cut. */
  public static Truth afterCut(Scene scene) {
    return new Truth(scene, true);
  }

  /** The scene. */
  public Scene scene() {
    return scene;
  }

  /** All events, in order of start. */
  public List<TruthEvent> events() {
    return events;
  }

  /** The events that touch [from, to), in order of start. */
  public List<TruthEvent> eventsIn(double from, double to) {
    return events.stream().filter(event -> event.overlap(from, to) > 0).toList();
  }

  /**
   * The labels of consecutive slots of half a second: {@code [slots][EventTypes.ALL]}. Slot k is
   * [k/2, (k+1)/2). A label is set where an event fills at least 40 % of the slot, so that an onset
   * in a slot's last moments, of which the slot shows nothing yet, belongs to the next one. Slots
   * outside the scene are empty.
   */
  public boolean[][] labels(int firstSlot, int slots) {
    boolean[][] labels = new boolean[slots][EventTypes.ALL.size()];
    Labels.fill(labels, firstSlot, events);
    return labels;
  }

  /**
   * The facts of the window [t - 4 s, t), clipped to the scene.
   *
   * <ul>
   *   <li>A thing or sound is said when it is seen or heard for half a second in the window.
   *   <li>A fault of the camera is said while it touches the last two seconds by half a second (by
   *       a second if frozen). Blackout and cover hide all things from the caption.
   *   <li>After a cut, only the new view's things are said.
   *   <li>A turn in a thing's way is said from a quarter of a second after it.
   *   <li>The place is said when there is no thing, or after a cut.
   *   <li>At most two things (the second without its side), and at most two sounds: one beside two
   *       things or a fault of the camera. While the sound is lost, no sound is said.
   * </ul>
   */
  public Facts factsAt(double seconds) {
    return finder.find(Math.max(0, seconds - WINDOW), seconds);
  }

  /** Four captions that say the facts of the window [t - 4 s, t), all different. */
  public List<String> captionsAt(double seconds) {
    return CaptionGrammar.captions(factsAt(seconds), 4);
  }

  /**
   * Whether at a slot's end there is something new to say, compared with the slot before: see
   * {@link Facts#hasNewsSince}. Always so in the first slot.
   */
  public boolean isCaptionDue(int slot) {
    double end = (slot + 1) * SLOT;
    return slot == 0 || factsAt(end).hasNewsSince(factsAt(end - SLOT));
  }

  /** Reads the facts that a caption says; what is not of the grammar is passed over. */
  public static Facts captionFacts(String caption) {
    return CaptionGrammar.facts(caption);
  }
}
