package io.vigil.launcher.config;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints a configuration as the YAML that would make it, secrets left out. */
public final class ConfigPrinter {
  private static final String HIDDEN = "\"(hidden)\"";

  private final StringBuilder out = new StringBuilder();

  private final boolean explained;

  private ConfigPrinter(boolean explained) {
    this.explained = explained;
  }

  /** The whole configuration; keys without a value stand as comments. */
  public static String yaml(Record config) {
    ConfigPrinter printer = new ConfigPrinter(false);
    printer.print(config, "");
    return printer.out.toString();
  }

  /** The same with a comment above each key, which says what it does. */
  public static String explained(Record config) {
    ConfigPrinter printer = new ConfigPrinter(true);
    printer.print(config, "");
    return printer.out.toString();
  }

  private void print(Record record, String indent) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      String name = ConfigCatalog.name(component);
      Object value = read(component, record);
      if (explained && component.isAnnotationPresent(Key.class)) {
        out.append(indent).append("# ").append(ConfigCatalog.key(component).doc()).append('\n');
      }
      if (value instanceof List<?> list) {
        list(name, list, indent);
      } else if (value instanceof Map<?, ?> map) {
        map(name, map, indent);
      } else if (value instanceof Optional<?> optional) {
        optional.ifPresentOrElse(
            v -> line(indent, name, component, v),
            () -> out.append(indent).append("# ").append(name).append(":\n"));
      } else if (Scalars.has(component.getType())) {
        line(indent, name, component, value);
      } else if (value instanceof Record section) {
        out.append(indent).append(name).append(":\n");
        print(section, indent + "  ");
      }
    }
  }

  private void line(String indent, String name, RecordComponent component, Object value) {
    String text = ConfigCatalog.key(component).secret() ? shown(name, value) : quote(value);
    out.append(indent).append(name).append(": ").append(text).append('\n');
  }

  /**
   * A source is shown without its user and password, and without a query, which may hold a token; a
   * password not at all.
   */
  private static String shown(String name, Object value) {
    if (name.endsWith("password")) {
      return HIDDEN;
    }
    return quote(
        value.toString().replaceAll("(?<=//)[^/@]*@", "***@").replaceAll("\\?.*$", "?***"));
  }

  private void list(String name, List<?> list, String indent) {
    out.append(indent).append(name).append(list.isEmpty() ? ": []\n" : ":\n");
    for (Object entry : list) {
      int begin = out.length();
      print((Record) entry, indent + "    ");
      out.setCharAt(begin + indent.length() + 2, '-');
    }
  }

  private void map(String name, Map<?, ?> map, String indent) {
    out.append(indent).append(name).append(map.isEmpty() ? ": {}\n" : ":\n");
    map.forEach(
        (key, value) ->
            out.append(indent).append("  ").append(key).append(": ").append(HIDDEN).append('\n'));
  }

  private static String quote(Object value) {
    String text = Scalars.written(value);
    return text.matches("[A-Za-z0-9_./~+-][A-Za-z0-9_./~:,+-]*") && !text.endsWith(":")
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component.toString(), e);
    }
  }
}
