package io.vigil.model.assets;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The labels that assets may have. */
public final class AssetLabels {
  /** Of cut-outs. */
  public static final Set<String> CUTOUTS = Set.of("person", "car", "truck", "dog", "cat");

  /** Of sounds that events are made of; all other sounds are {@link #OTHER}. */
  public static final Set<String> SOUNDS =
      Set.of("speech", "crying", "bark", "alarm", "glass", "knock", "engine", "rain", "music");

  /** How the label of a sound begins that is only a background or a distractor. */
  public static final String OTHER = "other/";

  /** What a still tells the presence or absence of: the last words of {@code thing.} events. */
  public static final Set<String> PRESENCES = Set.of("person", "vehicle", "animal");

  /** What a still may be known to show: presences, and kinds of things where they are known. */
  public static final Set<String> SHOWN =
      Stream.concat(PRESENCES.stream(), CUTOUTS.stream()).collect(Collectors.toUnmodifiableSet());

  private AssetLabels() {}

  /** Whether an asset of this type may have this label. */
  static boolean allows(AssetType type, String label) {
    return switch (type) {
      case CUTOUT -> CUTOUTS.contains(label);
      case SOUND ->
          SOUNDS.contains(label) || (label.startsWith(OTHER) && label.length() > OTHER.length());
      case BACKGROUND, STILL, FILM -> label.isEmpty();
    };
  }
}
