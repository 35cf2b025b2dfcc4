package io.vigil.launcher.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Binds a YAML tree to the sections' records, and collects every problem rather than stopping at
 * one.
 */
final class ConfigBinder {
  private final List<ConfigCatalog.Entry> keys;
  private final List<Problem> problems;

  /** A binder of a file with such keys. */
  ConfigBinder(List<ConfigCatalog.Entry> keys, List<Problem> problems) {
    this.keys = keys;
    this.problems = problems;
  }

  /** The record, or nothing if a problem was found in it. */
  <T extends Record> Optional<T> bind(Class<T> record, JsonNode tree, String path) {
    // A section whose keys are all commented out is an empty text.
    boolean empty = tree.isTextual() && tree.asText().isBlank();
    if (!tree.isMissingNode() && !tree.isNull() && !tree.isObject() && !empty) {
      problems.add(new Problem(path, "must hold keys, not a single value"));
      return Optional.empty();
    }
    RecordComponent[] components = record.getRecordComponents();
    refuseUnknown(tree, components, path);
    @Nullable Object[] values = new @Nullable Object[components.length];
    boolean complete = true;
    for (int i = 0; i < components.length; i++) {
      Optional<?> value = value(components[i], child(tree, components[i]), path);
      complete &= value.isPresent();
      values[i] = value.orElse(null);
    }
    return complete ? construct(record, components, values, path) : Optional.empty();
  }

  private static JsonNode child(JsonNode tree, RecordComponent component) {
    JsonNode child = tree.path(ConfigCatalog.name(component));
    return child.isNull() ? MissingNode.getInstance() : child;
  }

  private void refuseUnknown(JsonNode tree, RecordComponent[] components, String path) {
    List<String> known = Arrays.stream(components).map(ConfigCatalog::name).toList();
    tree.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                problems.add(unknown(join(path, name), name, known, path));
              }
            });
  }

  /**
   * Names the nearest key: a sibling if one is near enough, else the same name elsewhere, else all
   * siblings.
   */
  private Problem unknown(String full, String name, List<String> siblings, String path) {
    Optional<String> near =
        NearestName.of(name, siblings)
            .map(n -> join(path, n))
            .or(
                () ->
                    keys.stream()
                        .map(ConfigCatalog.Entry::path)
                        .filter(p -> p.endsWith("." + name))
                        .findFirst());
    return new Problem(
        full,
        near.map(n -> "no such key; did you mean " + n + "?")
            .orElse("no such key; allowed here: " + String.join(", ", siblings)));
  }

  private Optional<?> value(RecordComponent component, JsonNode node, String path) {
    String full = join(path, ConfigCatalog.name(component));
    Class<?> type = component.getType();
    if (type == List.class) {
      return list(ConfigCatalog.argument(component).asSubclass(Record.class), node, full);
    }
    if (type == Map.class) {
      return map(node, full);
    }
    if (type == Optional.class) {
      return optional(component, node, full);
    }
    if (Scalars.has(type)) {
      return scalar(type, ConfigCatalog.key(component), node, full);
    }
    return bind(type.asSubclass(Record.class), node, full);
  }

  private <T extends Record> Optional<List<T>> list(Class<T> type, JsonNode node, String full) {
    if (node.isMissingNode()) {
      return Optional.of(List.of());
    }
    if (!node.isArray()) {
      problems.add(new Problem(full, "must be a list, each entry beginning with a dash"));
      return Optional.empty();
    }
    List<T> entries = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      bind(type, node.get(i), full + "[" + i + "]").ifPresent(entries::add);
    }
    return entries.size() == node.size() ? Optional.of(entries) : Optional.empty();
  }

  private Optional<Map<String, String>> map(JsonNode node, String full) {
    if (!node.isMissingNode() && !node.isObject()) {
      problems.add(new Problem(full, "must hold names and texts"));
      return Optional.empty();
    }
    Map<String, String> map = new LinkedHashMap<>();
    node.properties()
        .forEach(
            field -> {
              if (field.getValue().isValueNode()) {
                map.put(field.getKey(), field.getValue().asText());
              } else {
                problems.add(new Problem(full + "." + field.getKey(), "must be a single value"));
              }
            });
    return Optional.of(map);
  }

  /** Present and empty is a value too: hence the optional in an optional. */
  private Optional<Optional<?>> optional(RecordComponent component, JsonNode node, String full) {
    Key key = ConfigCatalog.key(component);
    if (key.value().isEmpty() && (node.isMissingNode() || node.asText().isBlank())) {
      return Optional.of(Optional.empty());
    }
    Optional<Object> value = scalar(ConfigCatalog.argument(component), key, node, full);
    return value.isPresent() ? Optional.of(value) : Optional.empty();
  }

  private Optional<Object> scalar(Class<?> type, Key key, JsonNode node, String full) {
    if (node.isMissingNode() && key.value().isEmpty() && type != String.class) {
      problems.add(new Problem(full, "is required; " + key.doc()));
      return Optional.empty();
    }
    if (node.isContainerNode()) {
      problems.add(new Problem(full, "must be a single value, " + Scalars.name(type)));
      return Optional.empty();
    }
    String text = node.isMissingNode() ? key.value() : node.asText();
    try {
      Object value = Scalars.read(type, text);
      if (inRange(type, key, value)) {
        return Optional.of(value);
      }
      refuse(key, full, text, rangeOf(key, full));
    } catch (IllegalArgumentException e) {
      refuse(key, full, text, String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private void refuse(Key key, String full, String text, String allowed) {
    String shown = key.secret() ? "the value" : "'" + text + "'";
    String unit = key.unit().isEmpty() ? "" : " (" + key.unit() + ")";
    problems.add(new Problem(full, shown + " is not allowed; it must be " + allowed + unit));
  }

  private static String rangeOf(Key key, String full) {
    return new ConfigCatalog.Entry(full, key, "", false).range();
  }

  @SuppressWarnings("unchecked") // a bound is read by the same type as the value it bounds
  private static boolean inRange(Class<?> type, Key key, Object value) {
    return (key.min().isEmpty()
            || ((Comparable<Object>) value).compareTo(Scalars.read(type, key.min())) >= 0)
        && (key.max().isEmpty()
            || ((Comparable<Object>) value).compareTo(Scalars.read(type, key.max())) <= 0);
  }

  private <T extends Record> Optional<T> construct(
      Class<T> record, RecordComponent[] components, @Nullable Object[] values, String path) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return Optional.of(record.getDeclaredConstructor(types).newInstance(values));
    } catch (java.lang.reflect.InvocationTargetException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      problems.add(new Problem(path, String.valueOf(cause.getMessage())));
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          Arrays.stream(types).map(Class::getName).collect(Collectors.joining(", ")), e);
    }
  }

  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
