package io.vigil.launcher.networks;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.run.BundleFaults;
import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetPack;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.assets.AssetUse;
import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.evaluate.Figure;
import io.vigil.model.release.BundleRelease;
import io.vigil.model.release.ReleaseConfig;
import io.vigil.model.train.Checkpoint;
import io.vigil.model.train.TrainConfig;
import io.vigil.model.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a bundle of a training run. */
public final class Release {
  /** Beside the weights: whose works they were learnt from. */
  private static final String ATTRIBUTION = "ATTRIBUTION.txt";

  /** Of weights that were learnt from what may be published of. */
  private static final String FREE = "Apache-2.0";

  /** Of weights that were learnt from anything else. */
  private static final String RESEARCH = "LicenseRef-non-commercial-research";

  private final ReleaseConfig config;
  private final Consumer<String> progress;

  /**
   * A release.
   *
   * @param progress hears one line for each step
   */
  public Release(ReleaseConfig config, Consumer<String> progress) {
    this.config = config;
    this.progress = progress;
  }

  /**
   * Calibrates, measures and writes.
   *
   * @param run how it was trained
   * @param checkpoint where it stands
   * @param directory of the bundle; what stands there is replaced
   * @return what was measured
   * @throws Failure if the directory cannot be written
   */
  public List<Figure> make(TrainConfig run, Checkpoint checkpoint, Path directory) {
    Map<String, String> provenance = new TreeMap<>();
    Optional<AssetPack> assets = run.material().assets().map(AssetPack::read);
    provenance.put("data", "procedural world, split TRAIN");
    assets.ifPresent(pack -> provenance.putAll(sets(pack)));
    provenance.put("seed", Long.toString(run.seed()));
    provenance.put("steps", Long.toString(checkpoint.step()));
    provenance.put("clips", Long.toString(checkpoint.position()));
    String licence = assets.filter(Release::isForResearch).map(pack -> RESEARCH).orElse(FREE);
    try {
      if (run.from().isPresent()) {
        BundleManifest begun = BundleLoader.manifest(run.from().get());
        provenance.put("begun with", begunWith(begun));
        // What weights were learnt from stays in them.
        licence = licence.equals(FREE) ? begun.licence() : licence;
      }
      List<Figure> figures =
          new BundleRelease(Trainer.network(), Trainer.vocabulary(), config, assets, progress)
              .make(checkpoint.served(), provenance, licence, directory);
      if (assets.isPresent()) {
        attribute(assets.get(), directory);
      }
      return figures;
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILURE,
          "release.directory",
          directory + " cannot be written",
          "name another folder with --release",
          e);
    } catch (BundleException e) {
      throw BundleFaults.of(e);
    }
  }

  private static String begunWith(BundleManifest bundle) {
    return bundle.name()
        + " "
        + bundle.version()
        + ", "
        + bundle.provenance().getOrDefault("steps", "0")
        + " steps, "
        + bundle.provenance().getOrDefault("clips", "0")
        + " clips";
  }

  /** A line for each set of the pack: how much was learnt from it, its licences, whom to name. */
  private static Map<String, String> sets(AssetPack pack) {
    Map<String, List<Asset>> bySet =
        learnt(pack).collect(Collectors.groupingBy(Asset::set, TreeMap::new, Collectors.toList()));
    Map<String, String> lines = new TreeMap<>();
    bySet.forEach(
        (set, assets) ->
            lines.put(
                "data " + set,
                assets.size()
                    + " assets; "
                    + assets.stream()
                        .map(Asset::licence)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "))
                    + "; "
                    + setAttribution(assets)));
    return lines;
  }

  private static boolean isForResearch(AssetPack pack) {
    return learnt(pack).anyMatch(asset -> asset.use() != AssetUse.TRAIN);
  }

  private static Stream<Asset> learnt(AssetPack pack) {
    return pack.assets().stream().filter(asset -> asset.part() == AssetPart.TRAIN);
  }

  /** An attribution begins with that of its set; what follows is of the one file. */
  private static String setAttribution(List<Asset> assets) {
    return assets.stream()
        .map(asset -> asset.attribution().split("; ", 2)[0])
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Names the source and author of every single file that was learnt from, beside the weights. */
  private static void attribute(AssetPack pack, Path directory) throws IOException {
    Files.write(
        directory.resolve(ATTRIBUTION),
        learnt(pack)
            .map(asset -> asset.set() + "; " + asset.licence() + "; " + asset.attribution())
            .distinct()
            .sorted()
            .toList());
  }
}
