package io.vigil.operators.batch;

import io.vigil.model.bundle.BundleException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One subtask's share of its process's {@link InferenceHub}. The hub is loaded with the first lease
 * of its settings and closed with the last.
 *
 * <p>This class holds the one piece of static state in Vigil's job, and must: Flink gives subtasks
 * of a process nothing else to share, a network is too large to be loaded for each of them, and
 * batches across streams need one queue for all.
 */
public final class InferenceLease implements AutoCloseable {

  /** The process's hubs and how many leases each has; guarded by itself. */
  private static final Map<Key, Shared> HUBS = new HashMap<>();

  private record Key(InferenceSettings settings, Class<?> opener) {}

  private static final class Shared {
    private final InferenceHub hub;
    private int leases;

    Shared(InferenceHub hub) {
      this.hub = hub;
    }
  }

  private final Key key;
  private final InferenceHub hub;
  private final AtomicBoolean closed = new AtomicBoolean();

  private InferenceLease(Key key, InferenceHub hub) {
    this.key = key;
    this.hub = hub;
  }

  /**
   * Takes a lease; loads and warms the networks if it is the first. Blocking.
   *
   * @throws BundleException if the bundle cannot be used
   */
  public static InferenceLease take(InferenceSettings settings, InferenceOpener opener)
      throws BundleException {
    Key key = new Key(settings, opener.getClass());
    synchronized (HUBS) {
      Shared shared = HUBS.get(key);
      if (shared == null) {
        shared = new Shared(new InferenceHub(opener.open(settings), settings));
        HUBS.put(key, shared);
      }
      shared.leases++;
      return new InferenceLease(key, shared.hub);
    }
  }

  /** The shared networks. */
  public InferenceHub hub() {
    return hub;
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    synchronized (HUBS) {
      Shared shared = HUBS.get(key);
      if (shared != null && --shared.leases == 0) {
        HUBS.remove(key);
        shared.hub.close();
      }
    }
  }
}
