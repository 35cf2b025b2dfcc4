package io.vigil.launcher.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Lays {@code key=value} of the command line over the file's tree. */
final class ConfigOverrides {
  private ConfigOverrides() {}

  static void apply(
      ObjectNode tree,
      List<String> overrides,
      List<ConfigCatalog.Entry> keys,
      List<Problem> problems) {
    for (String override : overrides) {
      int equals = override.indexOf('=');
      if (equals < 1) {
        problems.add(new Problem("--set " + override, "must be key=value"));
        continue;
      }
      String path = override.substring(0, equals).strip();
      Optional<ConfigCatalog.Entry> entry = keys.stream().filter(e -> matches(e, path)).findFirst();
      if (entry.isEmpty()) {
        problems.add(unknown(path, keys));
        continue;
      }
      set(tree, entry.get(), path, override.substring(equals + 1));
    }
  }

  private static boolean matches(ConfigCatalog.Entry entry, String path) {
    return entry.map() ? path.startsWith(entry.path() + ".") : path.equals(entry.path());
  }

  private static Problem unknown(String path, List<ConfigCatalog.Entry> keys) {
    List<String> known = keys.stream().map(ConfigCatalog.Entry::path).toList();
    return new Problem(
        path,
        NearestName.of(path, known)
            .map(n -> "no such key; did you mean " + n + "?")
            .orElse("no such key; there are " + String.join(", ", known)));
  }

  private static void set(ObjectNode tree, ConfigCatalog.Entry entry, String path, String value) {
    ObjectNode node = tree;
    String last = entry.path();
    for (int dot = last.indexOf('.'); dot >= 0; dot = last.indexOf('.')) {
      node = object(node, last.substring(0, dot));
      last = last.substring(dot + 1);
    }
    if (entry.map()) {
      object(node, last).put(path.substring(entry.path().length() + 1), value);
    } else {
      node.put(last, value);
    }
  }

  private static ObjectNode object(ObjectNode parent, String name) {
    JsonNode child = parent.get(name);
    return child instanceof ObjectNode object ? object : parent.putObject(name);
  }
}
