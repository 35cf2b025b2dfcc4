package io.vigil.launcher.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All configuration keys, read off the sections' records, so that no list of keys is kept by hand.
 */
public final class ConfigCatalog {
  /**
   * One key.
   *
   * @param path its full name, such as {@code ingest.frame-rate}; {@code streams[].id} in a list
   * @param key its documentation and bounds
   * @param type what the page calls its type
   * @param map true if names of the user's choice stand below it
   */
  public record Entry(String path, Key key, String type, boolean map) {
    /** The range as the page prints it, empty for none. */
    public String range() {
      if (key.min().isEmpty() && key.max().isEmpty()) {
        return "";
      }
      if (key.max().isEmpty()) {
        return "at least " + key.min();
      }
      return key.min().isEmpty() ? "at most " + key.max() : key.min() + " to " + key.max();
    }
  }

  private ConfigCatalog() {}

  /** Every key of the system, in the order of the page. */
  public static List<Entry> entries() {
    return entries(VigilConfig.class);
  }

  /** Every key of another file, read off its record. */
  public static List<Entry> entries(Class<? extends Record> file) {
    List<Entry> entries = new ArrayList<>();
    collect(file, "", entries);
    return List.copyOf(entries);
  }

  private static void collect(Class<?> record, String prefix, List<Entry> entries) {
    for (RecordComponent component : record.getRecordComponents()) {
      String path = prefix + name(component);
      Class<?> type = component.getType();
      if (type == List.class) {
        collect(argument(component), path + "[].", entries);
      } else if (type == Map.class) {
        entries.add(new Entry(path, key(component), "names and texts", true));
      } else if (type == Optional.class) {
        entries.add(
            new Entry(
                path, key(component), Scalars.name(argument(component)) + ", or none", false));
      } else if (Scalars.has(type)) {
        entries.add(new Entry(path, key(component), Scalars.name(type), false));
      } else {
        collect(type, path + ".", entries);
      }
    }
  }

  /** The key's name in YAML: {@code frameRate} is written {@code frame-rate}. */
  static String name(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** The component's documentation. */
  static Key key(RecordComponent component) {
    Key key = component.getAnnotation(Key.class);
    if (key == null) {
      throw new IllegalStateException(component + " has no @Key");
    }
    return key;
  }

  /** The last type argument of a list, a map or an optional. */
  static Class<?> argument(RecordComponent component) {
    Type[] arguments = ((ParameterizedType) component.getGenericType()).getActualTypeArguments();
    return (Class<?>) arguments[arguments.length - 1];
  }
}
