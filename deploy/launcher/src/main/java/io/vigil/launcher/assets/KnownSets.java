package io.vigil.launcher.assets;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is known of widely used public sets and is not said in their own files. */
final class KnownSets {
  // Sets where a thing of this kind that is in a picture is always labelled, by how they were made.
  private static final Map<String, Set<String>> COMPLETE =
      Map.of(
          "coco_mini", Set.of("person", "vehicle", "animal"),
          "coco_ccby", Set.of("person", "animal"),
          "caltech101", Set.of("person", "vehicle", "animal"),
          "oxford_pets_sample", Set.of("person", "vehicle"),
          "aquarium", Set.of("vehicle"),
          "hard_hat_workers", Set.of("animal"));

  // Films that share people and rooms, or are parts of one film, stay in one part.
  private static final Map<String, String> GROUPS =
      new TreeMap<>(
          Map.of(
              "intel/asl_", "sign language",
              "blender/big_buck_bunny", "big buck bunny",
              "counting/vehicle_", "suburban street",
              "bgslibrary/", "traffic"));

  private KnownSets() {}

  /** The presences of which a set labels all. */
  static Set<String> complete(String set) {
    return COMPLETE.getOrDefault(set, Set.of());
  }

  /** The group that a film must not be parted from. */
  static Optional<String> group(String set, String file) {
    String place = set + "/" + file;
    return GROUPS.entrySet().stream()
        .filter(group -> place.startsWith(group.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
