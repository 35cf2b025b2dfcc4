package io.vigil.model.assets;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.model.assets.AssetPackException.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** One entry of {@code assets.json} while it is read. */
final class AssetEntry {
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "type",
          "label",
          "file",
          "set",
          "licence",
          "use",
          "attribution",
          "part",
          "width",
          "height",
          "seconds",
          "band",
          "cut",
          "estimated",
          "labels",
          "absent",
          "appearances");
  private static final Set<String> SIDES = Set.of("left", "top", "right", "bottom");

  private final String place;
  private final JsonNode node;

  AssetEntry(String place, JsonNode node) {
    this.place = place;
    this.node = node;
  }

  Asset read() {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                throw fault("has the unknown field " + name + ", known are " + sorted(FIELDS));
              }
            });
    AssetType type = choice("type", AssetType.values(), AssetType::text);
    String label = text("label", false);
    if (!AssetLabels.allows(type, label)) {
      throw fault("has the label '" + label + "', which a " + type.text() + " cannot have");
    }
    boolean pictures = type != AssetType.SOUND;
    boolean sounds = type == AssetType.SOUND || type == AssetType.FILM;
    return new Asset(
        text("id", true),
        type,
        label,
        file(),
        text("set", true),
        text("licence", true),
        choice("use", AssetUse.values(), AssetUse::text),
        text("attribution", false),
        choice("part", AssetPart.values(), AssetPart::text),
        (int) number("width", pictures),
        (int) number("height", pictures),
        number("seconds", sounds),
        (int) number("band", false),
        texts("cut", SIDES),
        node.path("estimated").asBoolean(),
        texts("labels", type == AssetType.STILL ? AssetLabels.SHOWN : Set.of()),
        texts("absent", AssetLabels.PRESENCES),
        appearances());
  }

  private String file() {
    String file = text("file", true);
    boolean outside =
        file.startsWith("/")
            || file.indexOf('\\') >= 0
            || file.indexOf(':') >= 0
            || Arrays.asList(file.split("/", -1)).contains("..");
    if (outside) {
      throw fault("names the file " + file + ", which is outside of the pack");
    }
    return file;
  }

  private String text(String field, boolean required) {
    JsonNode value = node.path(field);
    if (value.isTextual() && !(required && value.textValue().isEmpty())) {
      return value.textValue();
    }
    if (value.isMissingNode() && !required) {
      return "";
    }
    throw fault(value.isMissingNode() ? "has no " + field : "has a wrong " + field + ": " + value);
  }

  private <T> T choice(String field, T[] values, Function<T, String> name) {
    String text = text(field, true);
    Optional<T> found =
        Arrays.stream(values).filter(value -> name.apply(value).equals(text)).findFirst();
    return found.orElseThrow(
        () ->
            fault(
                "has the "
                    + field
                    + " '"
                    + text
                    + "', known are "
                    + String.join(", ", Arrays.stream(values).map(name).toList())));
  }

  private double number(String field, boolean required) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() && !required) {
      return 0;
    }
    if (!value.isNumber() || !(value.doubleValue() > 0)) {
      throw fault(
          value.isMissingNode() ? "has no " + field : "has a wrong " + field + ": " + value);
    }
    return value.doubleValue();
  }

  /** A list of texts; of these alone, unless the set is empty. */
  private List<String> texts(String field, Set<String> known) {
    JsonNode value = node.path(field);
    if (!value.isMissingNode() && !value.isArray()) {
      throw fault("has a wrong " + field + ": " + value);
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode each : value) {
      if (!each.isTextual() || !(known.isEmpty() || known.contains(each.textValue()))) {
        throw fault("has a wrong " + field + ": " + each + ", known are " + sorted(known));
      }
      texts.add(each.textValue());
    }
    return List.copyOf(texts);
  }

  private List<Appearance> appearances() {
    JsonNode value = node.path("appearances");
    if (!value.isMissingNode() && !value.isArray()) {
      throw fault("has wrong appearances: " + value);
    }
    List<Appearance> appearances = new ArrayList<>();
    for (JsonNode each : value) {
      String presence = each.path("presence").asText();
      double start = each.path("start").asDouble(-1);
      double end = each.path("end").asDouble(-1);
      if (!AssetLabels.PRESENCES.contains(presence) || start < 0 || end <= start) {
        throw fault("has a wrong appearance: " + each);
      }
      appearances.add(new Appearance(presence, start, end));
    }
    return List.copyOf(appearances);
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", new TreeSet<>(names));
  }

  private AssetPackException fault(String what) {
    return new AssetPackException(Code.MALFORMED, place + " " + what + "; " + AssetIndex.REMAKE);
  }
}
