package io.vigil.model.assets;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.model.assets.AssetPackException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The list of a pack: {@code assets.json}, in UTF-8.
 *
 * <pre>{@code
 * {"format":3,"assets":[
 * {"id":"coco_ccby/000123.jpg#2","type":"cutout","label":"person","file":"cutouts/ab12cd.png",...},
 * ...
 * ]}
 * }</pre>
 *
 * <p>The fields of an entry are those of {@link Asset}; one that is empty, 0 or false is left out.
 */
public final class AssetIndex {
  /** The file's name. */
  public static final String FILE = "assets.json";

  /**
   * The newest format that this release reads, and the one that it writes: in format 1 a still's
   * labels were presences alone, in format 2 nobody said when a film shows what.
   */
  public static final int FORMAT = 3;

  static final String REMAKE = "make the pack again with `vigil model assets`";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private AssetIndex() {}

  /**
   * Reads the list of a pack; whether its files are there is not looked at.
   *
   * @throws AssetPackException naming what is wrong and how to mend it
   */
  public static List<Asset> read(Path pack) {
    Path file = pack.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new AssetPackException(
          Code.MISSING,
          "no pack in " + pack + ": it holds no " + FILE + "; make one with `vigil model assets`");
    }
    JsonNode tree = tree(file);
    JsonNode format = tree.path("format");
    if (format.canConvertToInt() && format.intValue() > FORMAT) {
      throw new AssetPackException(
          Code.NEWER_FORMAT,
          file
              + " has format "
              + format
              + ", this release reads up to "
              + FORMAT
              + ": upgrade Vigil or "
              + REMAKE);
    }
    if (!format.canConvertToInt() || format.intValue() < 1 || !tree.path("assets").isArray()) {
      throw new AssetPackException(
          Code.MALFORMED, file + " has no known format or no list of assets; " + REMAKE);
    }
    List<Asset> assets = new ArrayList<>();
    int number = 0;
    for (JsonNode entry : tree.path("assets")) {
      assets.add(new AssetEntry(file + ", entry " + ++number, entry).read());
    }
    return List.copyOf(assets);
  }

  private static JsonNode tree(Path file) {
    try {
      return MAPPER.readTree(Files.readString(file));
    } catch (JacksonException e) {
      throw new AssetPackException(
          Code.MALFORMED, file + " is no JSON: " + e.getOriginalMessage() + "; " + REMAKE, e);
    } catch (IOException e) {
      throw new AssetPackException(
          Code.MISSING, file + " cannot be read: " + e.getMessage() + "; check its rights", e);
    }
  }

  /**
   * Writes the list of a pack, one entry a line, in the order given.
   *
   * @throws IOException if the folder cannot be written to
   */
  public static void write(Path pack, List<Asset> assets) throws IOException {
    StringBuilder text = new StringBuilder("{\"format\":").append(FORMAT).append(",\"assets\":[\n");
    for (int i = 0; i < assets.size(); i++) {
      text.append(MAPPER.writeValueAsString(node(assets.get(i))));
      text.append(i + 1 < assets.size() ? ",\n" : "\n");
    }
    Files.writeString(pack.resolve(FILE), text.append("]}\n"));
  }

  private static ObjectNode node(Asset asset) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("id", asset.id()).put("type", asset.type().text());
    putUnlessEmpty(node, "label", asset.label());
    node.put("file", asset.file()).put("set", asset.set()).put("licence", asset.licence());
    node.put("use", asset.use().text());
    putUnlessEmpty(node, "attribution", asset.attribution());
    node.put("part", asset.part().text());
    if (asset.width() > 0) {
      node.put("width", asset.width()).put("height", asset.height());
    }
    if (asset.seconds() > 0) {
      node.put("seconds", asset.seconds());
    }
    if (asset.band() > 0) {
      node.put("band", asset.band());
    }
    putUnlessEmpty(node, "cut", asset.cut());
    if (asset.estimated()) {
      node.put("estimated", true);
    }
    putUnlessEmpty(node, "labels", asset.labels());
    putUnlessEmpty(node, "absent", asset.absent());
    if (!asset.appearances().isEmpty()) {
      ArrayNode array = node.putArray("appearances");
      for (Appearance each : asset.appearances()) {
        array
            .addObject()
            .put("presence", each.presence())
            .put("start", each.start())
            .put("end", each.end());
      }
    }
    return node;
  }

  private static void putUnlessEmpty(ObjectNode node, String field, String value) {
    if (!value.isEmpty()) {
      node.put(field, value);
    }
  }

  private static void putUnlessEmpty(ObjectNode node, String field, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = node.putArray(field);
      values.forEach(array::add);
    }
  }
}
