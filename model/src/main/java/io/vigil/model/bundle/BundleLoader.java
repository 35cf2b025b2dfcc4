package io.vigil.model.bundle;

import io.vigil.model.bundle.BundleException.Code;
import io.vigil.model.inference.SessionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.ConfigProto;

/**
 * Loads bundles and refuses those that cannot be trusted: the manifest must be readable and of a
 * known format, every file must have its digest, the graph may do nothing but compute, every
 * signature must be there and take and give the shapes that follow from the manifest.
 */
public final class BundleLoader {

  private BundleLoader() {}

  /**
   * Checks and loads a bundle.
   *
   * @param directory of the bundle
   * @throws BundleException naming what is wrong and how to mend it
   */
  public static Bundle load(Path directory, SessionOptions options) throws BundleException {
    BundleManifest manifest = manifest(directory);
    digests(directory, manifest);
    GraphCheck.check(directory);
    SavedModelBundle network = open(directory, options);
    try {
      SignatureCheck.check(directory, manifest, network);
      return new Bundle(manifest, network);
    } catch (BundleException e) {
      network.close();
      throw e;
    }
  }

  /**
   * Reads the manifest alone, without TensorFlow.
   *
   * @throws BundleException naming what is wrong and how to mend it
   */
  public static BundleManifest manifest(Path directory) throws BundleException {
    BundleManifest manifest = new ManifestJson().read(directory);
    ManifestCheck.check(directory, manifest);
    return manifest;
  }

  private static void digests(Path directory, BundleManifest manifest) throws BundleException {
    for (Map.Entry<String, String> file : manifest.files().entrySet()) {
      Path path = directory.resolve(file.getKey()).normalize();
      if (!path.startsWith(directory.normalize())) {
        throw new BundleException(
            Code.MALFORMED,
            ManifestJson.FILE + " names " + file.getKey() + ", outside of " + directory);
      }
      if (!Files.isRegularFile(path)) {
        throw new BundleException(Code.DIGEST, path + " is missing: fetch the bundle again, whole");
      }
      try {
        if (!Digests.of(path).equals(file.getValue())) {
          throw new BundleException(
              Code.DIGEST,
              path + " is not the file that the manifest names (SHA-256): fetch the bundle again");
        }
      } catch (IOException e) {
        throw new BundleException(
            Code.DIGEST, path + " cannot be read: " + e.getMessage() + "; check its rights", e);
      }
    }
    if (!manifest.files().containsKey("saved_model.pb")) {
      throw new BundleException(
          Code.MALFORMED,
          directory + " names no saved_model.pb in its manifest: export the bundle again");
    }
  }

  private static SavedModelBundle open(Path directory, SessionOptions options)
      throws BundleException {
    ConfigProto.Builder config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(options.intraOpThreads())
            .setInterOpParallelismThreads(options.interOpThreads());
    if (!options.gpu()) {
      config.putDeviceCount("GPU", 0);
    }
    try {
      return SavedModelBundle.loader(directory.toString())
          .withTags(SavedModelBundle.DEFAULT_TAG)
          .withConfigProto(config.build())
          .load();
    } catch (TensorFlowException | IllegalArgumentException e) {
      throw new BundleException(
          Code.UNLOADABLE,
          "TensorFlow cannot load "
              + directory
              + ": "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given")
              + "; export the bundle again",
          e);
    }
  }
}
