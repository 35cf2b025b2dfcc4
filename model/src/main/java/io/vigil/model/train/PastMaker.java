package io.vigil.model.train;

import io.vigil.model.network.NetworkConfig;
import io.vigil.model.world.Past;
import io.vigil.model.world.Sighting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Gives windows a past: pictures of their clip before the window and, at times, pictures of the
 * next clips of the batch as if they had been seen longer ago, merged to the places of the memory.
 * Letters as in {@link TrainingGraph}. For one thread.
 */
final class PastMaker {

  /** Clips whose pictures may be in a window's past: its own, and the next ones of the batch. */
  static final int CLIPS = 3;

  private static final double NO_MEMORY = 0.25;
  private static final double OLDER = 0.6;

  private final NetworkConfig config;
  private final ClipShape shape;
  private final SplittableRandom random;

  PastMaker(NetworkConfig config, ClipShape shape, SplittableRandom random) {
    this.config = config;
    this.shape = shape;
    this.random = random;
  }

  /** A picture: of the clip that is so many places further in the batch, in this slot. */
  private record Seen(int further, int slot) {}

  /**
   * Fills the memory of a window, or leaves it empty.
   *
   * @param clips of the batch
   * @param n the window's clip
   * @param first the window's first slot
   * @param b the window's row
   * @return what the memory holds, if all of it is known; nothing where it is empty
   */
  Optional<Past> make(Batch batch, List<Clip> clips, int n, int first, int b) {
    if (random.nextDouble() < NO_MEMORY) {
      return Optional.empty();
    }
    List<Seen> past = new ArrayList<>();
    int older = random.nextDouble() < OLDER ? 1 + random.nextInt(CLIPS - 1) : 0;
    for (int further = older; further > 0; further--) {
      add(past, clips.get((n + further) % clips.size()), further, shape.slots());
    }
    add(past, clips.get(n), 0, first);
    if (past.isEmpty()) {
      return Optional.empty();
    }
    merge(batch, past, b);
    List<List<Sighting>> pictures = new ArrayList<>();
    for (Seen seen : past) {
      Optional<List<List<Sighting>>> known =
          clips.get((n + seen.further()) % clips.size()).sightings();
      if (known.isEmpty()) {
        return Optional.empty();
      }
      pictures.add(known.get().get(seen.slot()));
    }
    return Optional.of(Past.of(pictures));
  }

  private static void add(List<Seen> past, Clip clip, int further, int end) {
    for (int slot = clip.missing(); slot < end; slot++) {
      past.add(new Seen(further, slot));
    }
  }

  /** Places filled with means over neighbouring pictures. */
  private void merge(Batch batch, List<Seen> past, int b) {
    int places = config.fusion().memory();
    int filled = Math.min(past.size(), 1 + random.nextInt(places));
    int[] cuts = new int[filled + 1];
    for (int i = 1; i < filled; i++) {
      cuts[i] = random.nextInt(past.size() + 1);
    }
    cuts[filled] = past.size();
    Arrays.sort(cuts);
    int row = CLIPS * shape.slots();
    for (int m = 0; m < filled; m++) {
      int from = Math.min(cuts[m], past.size() - 1);
      int to = Math.max(cuts[m + 1], from + 1);
      batch.memoryMask()[b * places + m] = 1;
      for (Seen seen : past.subList(from, to)) {
        int at = seen.further() * shape.slots() + seen.slot();
        batch.memoryMix()[(b * places + m) * row + at] = 1f / (to - from);
      }
    }
  }
}
