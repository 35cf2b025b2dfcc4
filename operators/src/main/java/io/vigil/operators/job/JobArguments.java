package io.vigil.operators.job;

import io.vigil.operators.sink.Delivery;
import io.vigil.operators.source.StartOffsets;
import io.vigil.schemas.topic.KafkaConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The job's configuration as arguments of a command line: {@code --kafka.bootstrap HOST:PORT},
 * {@code --kafka.registry URL}, {@code --kafka.property.NAME VALUE}, {@code --bundle DIRECTORY},
 * and {@code --NAME VALUE} for each further value of {@link JobConfig}, durations as ISO-8601
 * ({@code PT1.5S}) and choices in any case with dashes ({@code exactly-once}).
 */
public final class JobArguments {

  private static final String BOOTSTRAP = "kafka.bootstrap";
  private static final String REGISTRY = "kafka.registry";
  private static final String PROPERTY = "kafka.property.";
  private static final String BUNDLE = "bundle";

  /** How each value is set from its text, and told as text. */
  private record Entry(BiConsumer<JobConfigBuilder, String> set, Function<JobConfig, Object> get) {}

  private static final Map<String, Entry> ENTRIES = entries();

  private JobArguments() {}

  /**
   * The configuration that arguments name.
   *
   * @throws IllegalArgumentException names every argument that is unknown, missing or malformed
   */
  public static JobConfig parse(String... args) {
    List<String> problems = new ArrayList<>();
    Map<String, String> values = split(args, problems);
    Map<String, String> properties = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(PROPERTY)) {
            properties.put(name.substring(PROPERTY.length()), value);
          } else if (!ENTRIES.containsKey(name) && !isOfTheStart(name)) {
            problems.add(
                "--%s is no argument; allowed are %s, %s, %s<name>, %s and %s"
                    .formatted(name, BOOTSTRAP, REGISTRY, PROPERTY, BUNDLE, ENTRIES.keySet()));
          }
        });
    for (String needed : List.of(BOOTSTRAP, BUNDLE)) {
      if (!values.containsKey(needed)) {
        problems.add("--" + needed + " is missing (there is no default)");
      }
    }
    fail(problems);
    Optional<URI> registry = Optional.ofNullable(values.get(REGISTRY)).map(URI::create);
    JobConfigBuilder builder =
        JobConfig.builder(
            new KafkaConnection(text(values, BOOTSTRAP), properties, registry),
            Path.of(text(values, BUNDLE)));
    ENTRIES.forEach(
        (name, entry) -> {
          String value = values.get(name);
          if (value != null) {
            try {
              entry.set().accept(builder, value);
            } catch (IllegalArgumentException | DateTimeParseException e) {
              problems.add("--%s: '%s' cannot be read".formatted(name, value));
            }
          }
        });
    fail(problems);
    return builder.build();
  }

  /** Arguments that {@link #parse} turns into the same configuration. May hold secrets. */
  public static List<String> of(JobConfig config) {
    List<String> args = new ArrayList<>();
    KafkaConnection kafka = config.kafka();
    args.addAll(
        List.of("--" + BOOTSTRAP, kafka.bootstrapServers(), "--" + BUNDLE, config.bundle()));
    kafka.schemaRegistry().ifPresent(uri -> args.addAll(List.of("--" + REGISTRY, uri.toString())));
    kafka
        .properties()
        .forEach((name, value) -> args.addAll(List.of("--" + PROPERTY + name, value)));
    ENTRIES.forEach(
        (name, entry) ->
            args.addAll(List.of("--" + name, String.valueOf(entry.get().apply(config)))));
    return args;
  }

  private static Map<String, String> split(String[] args, List<String> problems) {
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!args[i].startsWith("--")) {
        problems.add("'" + args[i] + "' stands where a --name must");
      } else if (i + 1 == args.length) {
        problems.add(args[i] + " has no value");
      } else {
        values.put(args[i].substring(2), args[i + 1]);
      }
    }
    return values;
  }

  private static boolean isOfTheStart(String name) {
    return name.equals(BOOTSTRAP) || name.equals(REGISTRY) || name.equals(BUNDLE);
  }

  private static String text(Map<String, String> values, String name) {
    return values.getOrDefault(name, "");
  }

  private static void fail(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  private static Map<String, Entry> entries() {
    Map<String, Entry> all = new TreeMap<>();
    all.put("group", new Entry(JobConfigBuilder::group, JobConfig::group));
    all.put(
        "start", new Entry((b, v) -> b.start(StartOffsets.valueOf(constant(v))), JobConfig::start));
    all.put(
        "delivery",
        new Entry((b, v) -> b.delivery(Delivery.valueOf(constant(v))), JobConfig::delivery));
    duration(all, "discovery", JobConfigBuilder::discovery, JobConfig::discovery);
    duration(
        all,
        "transactionTimeout",
        JobConfigBuilder::transactionTimeout,
        JobConfig::transactionTimeout);
    number(all, "parallelism", JobConfigBuilder::parallelism, JobConfig::parallelism);
    number(all, "batchSize", JobConfigBuilder::batchSize, JobConfig::batchSize);
    duration(all, "batchDeadline", JobConfigBuilder::batchDeadline, JobConfig::batchDeadline);
    number(all, "inFlight", JobConfigBuilder::inFlight, JobConfig::inFlight);
    duration(
        all, "inferenceTimeout", JobConfigBuilder::inferenceTimeout, JobConfig::inferenceTimeout);
    number(
        all, "inferenceThreads", JobConfigBuilder::inferenceThreads, JobConfig::inferenceThreads);
    all.put("gpu", new Entry((b, v) -> b.gpu(bool(v)), JobConfig::gpu));
    duration(all, "reorderWait", JobConfigBuilder::reorderWait, JobConfig::reorderWait);
    duration(all, "lateness", JobConfigBuilder::lateness, JobConfig::lateness);
    duration(all, "maxLag", JobConfigBuilder::maxLag, JobConfig::maxLag);
    duration(all, "captionCoolDown", JobConfigBuilder::captionCoolDown, JobConfig::captionCoolDown);
    duration(all, "captionSettle", JobConfigBuilder::captionSettle, JobConfig::captionSettle);
    all.put(
        "captionMove",
        new Entry((b, v) -> b.captionMove(Double.parseDouble(v)), JobConfig::captionMove));
    duration(
        all,
        "checkpointInterval",
        JobConfigBuilder::checkpointInterval,
        JobConfig::checkpointInterval);
    all.put("checkpoints", new Entry(JobConfigBuilder::checkpoints, JobConfig::checkpoints));
    return all;
  }

  private static void duration(
      Map<String, Entry> all,
      String name,
      BiConsumer<JobConfigBuilder, Duration> set,
      Function<JobConfig, Object> get) {
    all.put(name, new Entry((b, v) -> set.accept(b, Duration.parse(v)), get));
  }

  private static void number(
      Map<String, Entry> all,
      String name,
      BiConsumer<JobConfigBuilder, Integer> set,
      Function<JobConfig, Object> get) {
    all.put(name, new Entry((b, v) -> set.accept(b, Integer.parseInt(v)), get));
  }

  private static String constant(String text) {
    return text.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static boolean bool(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("neither true nor false");
    }
    return Boolean.parseBoolean(text);
  }
}
