package io.vigil.model.train;

import io.vigil.model.composite.LabelledPictures;
import io.vigil.model.world.Split;
import io.vigil.model.world.random.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run learns from, made while it learns. For one thread; close it to end the making. */
final class Samples implements AutoCloseable {
  /** Far more than a run makes. */
  private static final long CLIP_NUMBERS = 1L << 40;

  private final TrainConfig config;
  private final int size;
  private final ReplayQueue<Clip> clips;
  private final Optional<ReplayQueue<Glance>> glances;

  /**
   * Starts making.
   *
   * @param size of a picture, in pixels
   * @param start where the run stands
   * @throws io.vigil.model.assets.AssetPackException if the material cannot be read
   */
  Samples(TrainConfig config, ClipShape shape, int size, Checkpoint start) {
    this.config = config;
    this.size = size;
    // Runs of other seeds learn from other clips: one that goes on from a bundle from new ones.
    long first = Math.floorMod(Hash.of(config.seed(), 97), CLIP_NUMBERS);
    ClipMaker maker = new ClipMaker(shape, Split.TRAIN, size, false, config.material());
    this.glances =
        Optional.of(maker.stills())
            .filter(shelf -> !shelf.isEmpty())
            .map(LabelledPictures::new)
            .map(pictures -> glances(pictures, first + start.position() * config.glances()));
    this.clips =
        new ReplayQueue<>(
            "clip",
            number -> maker.make(first + number),
            start.position(),
            config.makers(),
            config.pool(),
            config.uses());
  }

  private ReplayQueue<Glance> glances(LabelledPictures pictures, long first) {
    return new ReplayQueue<>(
        "glance",
        number -> Glance.of(pictures, number, size),
        first,
        1,
        2 * config.pool(),
        config.uses());
  }

  /** The clips of a step. */
  List<Clip> clips() throws InterruptedException {
    return taken(clips, config.clips());
  }

  /** The real pictures of a step: one that tells nothing where there are none. */
  List<Glance> glances() throws InterruptedException {
    return glances.isPresent()
        ? taken(glances.get(), config.glances())
        : List.of(Glance.none(size));
  }

  private static <T> List<T> taken(ReplayQueue<T> queue, int count) throws InterruptedException {
    List<T> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(queue.take());
    }
    return taken;
  }

  /** The number of the next clip to be made, for a checkpoint. */
  long position() {
    return clips.position();
  }

  @Override
  public void close() {
    clips.close();
    glances.ifPresent(ReplayQueue::close);
  }
}
