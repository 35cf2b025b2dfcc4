package io.vigil.model.world;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps that keep what was used last. */
public final class Recent {

  private Recent() {}

  /** A map of at most so many entries, of which the one that was not used for longest goes. */
  public static <K, V> Map<K, V> map(int most) {
    return new LinkedHashMap<>(most, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }
}
