package io.vigil.launcher.assets;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetIndex;
import io.vigil.model.assets.AssetUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes a pack of a folder of sets.
 *
 * <pre>{@code
 * PackReport report = new PackMaker(Path.of("data"), Set.of(), AssetUse.TRAIN, (done, all) -> {})
 *     .make(Path.of("pack"));
 * }</pre>
 *
 * <p>The same data makes the same pack, byte for byte. It is made beside the place where it is to
 * be and put there when it is whole, so what was there before is not lost when it is stopped.
 */
public final class PackMaker {
  private static final String MAKING = ".making";

  private final DataFolder data;
  private final AssetUse use;
  private final Progress progress;

  /** Hears how far the work is. */
  @FunctionalInterface
  public interface Progress {
    /**
     * A source was looked at.
     *
     * @param done sources done
     * @param all sources there are
     * @param set that the last one is from
     */
    void at(int done, int all, String set);
  }

  /**
   * A maker.
   *
   * @param data the folder that holds {@code images}, {@code audio}, {@code video}
   * @param without sets that are left out, such as {@code images/pets}
   * @param use {@code TRAIN} takes what weights may be published of, {@code EVALUATE} everything
   * @throws Failure if there is no data
   */
  public PackMaker(Path data, Set<String> without, AssetUse use, Progress progress) {
    this.data = new DataFolder(data, without);
    this.use = use;
    this.progress = progress;
  }

  /**
   * Makes the pack.
   *
   * @param pack where; a pack that is there is replaced, anything else is not
   * @throws Failure if it cannot be written, or nothing of the data may be used
   * @throws InterruptedException if the thread is interrupted; nothing has changed then
   */
  public PackReport make(Path pack) throws InterruptedException {
    Path target = pack.toAbsolutePath().normalize();
    Path making = target.resolveSibling(target.getFileName() + MAKING);
    try {
      refuseOthers(target);
      delete(making);
      Files.createDirectories(making);
      PackReport report = new PackReport();
      PackWriter writer = new PackWriter(making);
      fill(writer, report);
      List<Asset> assets = writer.finish();
      if (assets.isEmpty()) {
        delete(making);
        throw new Failure(
            ExitCode.FAILURE,
            "assets.empty",
            "nothing of the data may be used",
            "look at \"May be used for\" in the sets' README.md, or take --use evaluate");
      }
      delete(target);
      Files.move(making, target);
      return report.of(assets);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILURE,
          "assets.out",
          target + " cannot be written: " + e.getMessage(),
          "check its rights and the room on the disk, or name another folder with --out",
          e);
    }
  }

  private void fill(PackWriter writer, PackReport report) throws IOException, InterruptedException {
    List<PictureSet> pictures = data.pictures();
    List<SoundSet> sounds = data.sounds();
    List<FilmNote> films = data.films().stream().filter(film -> allowed(film.origin())).toList();
    int all =
        pictures.stream().mapToInt(set -> set.pictures().size()).sum()
            + sounds.stream().mapToInt(set -> set.recordings().size()).sum()
            + films.size();
    Steps steps = new Steps(progress, all);
    for (PictureSet set : pictures) {
      new PictureAssets(writer, report, this::allowed).add(set, steps);
    }
    for (SoundSet set : sounds) {
      new SoundAssets(writer, report, this::allowed).add(set, steps);
    }
    for (FilmNote film : films) {
      new FilmAssets(writer, report).add(film, steps);
    }
  }

  private boolean allowed(Origin origin) {
    return use == AssetUse.EVALUATE || origin.use() == AssetUse.TRAIN;
  }

  private static void refuseOthers(Path target) throws IOException {
    if (!Files.exists(target) || Files.isRegularFile(target.resolve(AssetIndex.FILE))) {
      return;
    }
    boolean empty = false;
    if (Files.isDirectory(target)) {
      try (Stream<Path> listed = Files.list(target)) {
        empty = listed.findAny().isEmpty();
      }
    }
    if (!empty) {
      throw new Failure(
          ExitCode.USAGE,
          "assets.out",
          target + " is there already and is no pack",
          "name a new folder with --out");
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> found = Files.walk(folder)) {
        for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
