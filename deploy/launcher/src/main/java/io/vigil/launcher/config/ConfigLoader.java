package io.vigil.launcher.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the configuration: the file over the defaults, {@code --set key=value} over the file.
 *
 * <pre>{@code
 * VigilConfig config = new ConfigLoader(System.getenv())
 *     .load(Optional.of(Path.of("vigil.yaml")), List.of("ingest.frame-rate=4"));
 * }</pre>
 *
 * <p>Texts may hold {@code ${NAME}}, taken from the environment, so that no password stands in a
 * file. An unset name is a problem, not an empty text.
 */
public final class ConfigLoader {
  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private final Map<String, String> environment;

  /** A loader that takes {@code ${NAME}} from this environment. */
  public ConfigLoader(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The defaults alone. */
  public static VigilConfig defaults() {
    return new ConfigLoader(Map.of()).load(Optional.empty(), List.of());
  }

  /**
   * Reads a configuration.
   *
   * @param file a YAML file, or none for the defaults
   * @param overrides {@code key=value} with the full names of keys, the last one holding
   * @throws ConfigException with all problems at once
   */
  public VigilConfig load(Optional<Path> file, List<String> overrides) {
    List<Problem> problems = new ArrayList<>();
    Optional<VigilConfig> config = bind(VigilConfig.class, file, overrides, problems);
    config.ifPresent(c -> requireDistinctIds(c, problems));
    return orRefuse(config, file, problems);
  }

  /**
   * Reads another file, of which a record says what it holds.
   *
   * @param file a YAML file, or none for the defaults
   * @param overrides {@code key=value} with the full names of keys, the last one holding
   * @throws ConfigException with all problems at once
   */
  public <T extends Record> T load(Class<T> record, Optional<Path> file, List<String> overrides) {
    List<Problem> problems = new ArrayList<>();
    return orRefuse(bind(record, file, overrides, problems), file, problems);
  }

  private <T extends Record> Optional<T> bind(
      Class<T> record, Optional<Path> file, List<String> overrides, List<Problem> problems) {
    List<ConfigCatalog.Entry> keys = ConfigCatalog.entries(record);
    ObjectNode tree =
        file.map(f -> read(f, origin(file))).orElseGet(JsonNodeFactory.instance::objectNode);
    ConfigOverrides.apply(tree, overrides, keys, problems);
    return new ConfigBinder(keys, problems).bind(record, resolve(tree, "", problems), "");
  }

  private static <T> T orRefuse(Optional<T> config, Optional<Path> file, List<Problem> problems) {
    if (!problems.isEmpty() || config.isEmpty()) {
      throw new ConfigException(origin(file), problems);
    }
    return config.get();
  }

  private static String origin(Optional<Path> file) {
    return file.map(Path::toString).orElse("configuration");
  }

  private static ObjectNode read(Path file, String origin) {
    try {
      JsonNode tree = YAML.readTree(Files.readString(file));
      if (tree.isMissingNode() || tree.isNull()) {
        return JsonNodeFactory.instance.objectNode();
      }
      if (tree instanceof ObjectNode object) {
        return object;
      }
      throw new ConfigException(
          origin, List.of(new Problem("", "must hold sections such as kafka:")));
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      String what = e.getOriginalMessage().lines().findFirst().orElse("not readable");
      throw new ConfigException(origin, List.of(new Problem("", where + "not YAML: " + what)));
    } catch (NoSuchFileException e) {
      throw new ConfigException(
          origin, List.of(new Problem("", "no such file; --config names a YAML file")));
    } catch (IOException e) {
      throw new ConfigException(
          origin, List.of(new Problem("", "cannot be read: " + e.getMessage())));
    }
  }

  private JsonNode resolve(JsonNode node, String path, List<Problem> problems) {
    if (node instanceof ObjectNode object) {
      ObjectNode resolved = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(
              f ->
                  resolved.set(
                      f.getKey(),
                      resolve(f.getValue(), ConfigBinder.join(path, f.getKey()), problems)));
      return resolved;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < array.size(); i++) {
        resolved.add(resolve(array.get(i), path + "[" + i + "]", problems));
      }
      return resolved;
    }
    return node.isTextual()
        ? JsonNodeFactory.instance.textNode(
            EnvironmentText.resolve(node.asText(), environment, path, problems))
        : node;
  }

  private static void requireDistinctIds(VigilConfig config, List<Problem> problems) {
    List<String> seen = new ArrayList<>();
    for (StreamEntry stream : config.streams()) {
      if (seen.contains(stream.id())) {
        problems.add(new Problem("streams", "two streams have the id '" + stream.id() + "'"));
      }
      seen.add(stream.id());
    }
  }
}
