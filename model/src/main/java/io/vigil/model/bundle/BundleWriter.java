package io.vigil.model.bundle;

import io.vigil.model.network.Calibration;
import io.vigil.model.network.NetworkConfig;
import io.vigil.model.network.ServingGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.tensorflow.Graph;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/** Writes bundles. */
public final class BundleWriter {

  private BundleWriter() {}

  /**
   * Writes a bundle; one that stands there already is replaced.
   *
   * @param directory of the bundle
   * @param manifest all but the digests, which are added here
   * @param weights values of all weights of the network, by name
   * @param calibration of the scores
   * @throws IOException if the directory cannot be written
   */
  public static void write(
      Path directory,
      BundleManifest manifest,
      NetworkConfig network,
      Map<String, float[]> weights,
      Calibration calibration)
      throws IOException {
    Path part = directory.resolveSibling(directory.getFileName() + ".part");
    delete(part);
    Files.createDirectories(part);
    try (Graph graph = new Graph()) {
      ServingGraph serving = new ServingGraph(Ops.create(graph), network);
      Map<String, float[]> needed = new HashMap<>();
      for (String name : serving.weights()) {
        float[] values = weights.get(name);
        if (values == null) {
          throw new IllegalArgumentException("the weights lack " + name);
        }
        needed.put(name, values);
      }
      try (Session session = new Session(graph)) {
        serving.load(session, needed, calibration);
        SavedModelBundle.Exporter exporter =
            SavedModelBundle.exporter(part.toString())
                .withTags(SavedModelBundle.DEFAULT_TAG)
                .withSession(session);
        serving.signatures().forEach(exporter::withSignature);
        exporter.export();
      }
    }
    new ManifestJson().write(part, withFiles(manifest, Digests.below(part)));
    delete(directory);
    Files.move(part, directory, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Replaces the manifest of a bundle, its files staying what they are.
   *
   * @throws IOException if the directory cannot be written
   */
  public static void describe(Path directory, BundleManifest manifest) throws IOException {
    new ManifestJson().write(directory, withFiles(manifest, Digests.below(directory)));
  }

  private static BundleManifest withFiles(BundleManifest m, Map<String, String> files) {
    return new BundleManifest(
        m.format(),
        m.name(),
        m.version(),
        m.licence(),
        m.inputs(),
        m.eventTypes(),
        m.captionDueThreshold(),
        m.vocabulary(),
        m.answers(),
        m.places(),
        m.fusion(),
        m.signatures(),
        files,
        m.provenance(),
        m.quality());
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
          Files.delete(path);
        }
      }
    }
  }
}
