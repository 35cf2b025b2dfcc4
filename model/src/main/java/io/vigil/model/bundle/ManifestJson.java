package io.vigil.model.bundle;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.model.bundle.BundleException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes {@code bundle.json}. */
final class ManifestJson {

  static final String FILE = "bundle.json";

  private final ObjectMapper mapper =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

  BundleManifest read(Path directory) throws BundleException {
    Path file = directory.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new BundleException(
          Code.MISSING,
          "no bundle in "
              + directory
              + ": it holds no "
              + FILE
              + "; point model.bundle at a bundle's directory");
    }
    try {
      JsonNode tree = mapper.readTree(Files.readString(file));
      int format = tree.path("format").asInt();
      if (format > BundleManifest.FORMAT) {
        throw new BundleException(
            Code.NEWER_FORMAT,
            file
                + " has format "
                + format
                + ", this release reads up to "
                + BundleManifest.FORMAT
                + ": upgrade Vigil or take an older bundle");
      }
      if (format == 1 && tree instanceof ObjectNode first) {
        // Which bundles of the first form had none of.
        first.putArray("answers");
        if (first.get("inputs") instanceof ObjectNode inputs) {
          inputs.put("sketchTokens", 0);
        }
      }
      if (format < 3 && tree.get("inputs") instanceof ObjectNode inputs) {
        inputs.put("soundSketchTokens", 0);
      }
      if (format < 4 && tree instanceof ObjectNode earlier) {
        earlier.putPOJO("places", BundleManifest.Places.none());
      }
      return mapper.treeToValue(tree, BundleManifest.class);
    } catch (JacksonException e) {
      throw new BundleException(
          Code.MALFORMED,
          file + " is no manifest: " + e.getOriginalMessage() + "; export the bundle again",
          e);
    } catch (IOException e) {
      throw new BundleException(
          Code.MISSING, file + " cannot be read: " + e.getMessage() + "; check its rights", e);
    }
  }

  void write(Path directory, BundleManifest manifest) throws IOException {
    Files.writeString(directory.resolve(FILE), mapper.writeValueAsString(manifest) + "\n");
  }
}
