package io.vigil.model.assets;

import io.vigil.model.assets.AssetPackException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An opened pack of assets.
 *
 * <pre>{@code
 * AssetPack pack = AssetPack.read(Path.of("pack"));
 * for (Asset dog : pack.select(AssetType.CUTOUT, "dog", AssetPart.TRAIN)) {
 *   Cutout cutout = pack.cutout(dog);
 * }
 * }</pre>
 *
 * <p>Files are loaded when asked for, and those used last are kept, up to a number of bytes.
 * Thread-safe. What is loaded is shared: not to be changed.
 */
public final class AssetPack {
  /** How many bytes of decoded media are kept unless said otherwise: 256 MiB. */
  public static final long DEFAULT_CACHE_BYTES = 256L << 20;

  private final Path directory;
  private final List<Asset> assets;
  private final MediaFiles files;

  private AssetPack(Path directory, List<Asset> assets, MediaFiles files) {
    this.directory = directory;
    this.assets = assets;
    this.files = files;
  }

  /**
   * Opens a pack, keeping {@link #DEFAULT_CACHE_BYTES}.
   *
   * @throws AssetPackException naming what is wrong and how to mend it
   */
  public static AssetPack read(Path directory) {
    return read(directory, DEFAULT_CACHE_BYTES);
  }

  /**
   * Opens a pack: its list is read, and all files that it names must be there.
   *
   * @param cacheBytes how many bytes of decoded media may be kept; 0 keeps none
   * @throws AssetPackException naming what is wrong and how to mend it
   */
  public static AssetPack read(Path directory, long cacheBytes) {
    List<Asset> assets = AssetIndex.read(directory);
    Set<String> ids = new HashSet<>();
    for (Asset asset : assets) {
      if (!ids.add(asset.id())) {
        throw new AssetPackException(
            Code.MALFORMED,
            directory.resolve(AssetIndex.FILE)
                + " has two entries with the id "
                + asset.id()
                + "; "
                + AssetIndex.REMAKE);
      }
      Path file = directory.resolve(asset.file());
      Path first = asset.type() == AssetType.FILM ? file.resolve(FilmClip.frameFile(0)) : file;
      if (!Files.isRegularFile(first)) {
        throw new AssetPackException(
            Code.MISSING_FILE, first + " of " + asset.id() + " is missing; " + AssetIndex.REMAKE);
      }
    }
    return new AssetPack(directory, assets, new MediaFiles(cacheBytes));
  }

  /** Where it is. */
  public Path directory() {
    return directory;
  }

  /** All its assets, in the order of its list. */
  public List<Asset> assets() {
    return assets;
  }

  /**
   * The assets of one type and part, in the order of the list. Where a pack has none of a type for
   * validation, as older ones, these are those that are learnt from.
   */
  public List<Asset> select(AssetType type, AssetPart part) {
    List<Asset> of = assets.stream().filter(a -> a.type() == type && a.part() == part).toList();
    return of.isEmpty() && part == AssetPart.VALIDATION ? select(type, AssetPart.TRAIN) : of;
  }

  /** The assets of one type, label and part, in the order of the list. */
  public List<Asset> select(AssetType type, String label, AssetPart part) {
    return select(type, part).stream().filter(a -> a.label().equals(label)).toList();
  }

  /**
   * Loads a cut-out.
   *
   * @throws AssetPackException if the file is broken
   */
  public Cutout cutout(Asset asset) {
    require(asset, AssetType.CUTOUT);
    return files.cutout(directory.resolve(asset.file()));
  }

  /**
   * Loads a background or a still.
   *
   * @throws AssetPackException if the file is broken
   */
  public RgbPicture picture(Asset asset) {
    require(asset, AssetType.BACKGROUND, AssetType.STILL);
    return files.picture(directory.resolve(asset.file()));
  }

  /**
   * Loads a sound.
   *
   * @return its samples, 16 kHz mono
   * @throws AssetPackException if the file is broken
   */
  public short[] sound(Asset asset) {
    require(asset, AssetType.SOUND);
    return files.sound(directory.resolve(asset.file()));
  }

  /**
   * Opens a film.
   *
   * @throws AssetPackException if its folder cannot be read
   */
  public FilmClip film(Asset asset) {
    require(asset, AssetType.FILM);
    Path folder = directory.resolve(asset.file());
    try (Stream<Path> listed = Files.list(folder.resolve(FilmClip.FRAMES))) {
      List<Path> frames = listed.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
      Optional<Path> sound =
          Optional.of(folder.resolve(FilmClip.SOUND)).filter(Files::isRegularFile);
      return new FilmClip(frames, sound, files);
    } catch (IOException e) {
      throw new AssetPackException(
          Code.BROKEN_FILE,
          folder + " cannot be read: " + e.getMessage() + "; " + AssetIndex.REMAKE,
          e);
    }
  }

  private static void require(Asset asset, AssetType... types) {
    if (!Set.of(types).contains(asset.type())) {
      throw new IllegalArgumentException(asset.id() + " is a " + asset.type().text());
    }
  }
}
