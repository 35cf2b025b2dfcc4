package io.vigil.launcher.bench;

import io.vigil.launcher.bench.BenchFigure.Better;
import io.vigil.schemas.Moment;
import io.vigil.schemas.codec.RecordIds;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.feed.Incoming;
import io.vigil.server.feed.Position;
import io.vigil.server.history.History;
import io.vigil.server.history.HistoryReader;
import io.vigil.server.history.Near;
import io.vigil.server.history.Selection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Search by meaning over many moments: how long it takes, and how much it finds of what an exact
 * search finds. The moments lie about scenes, as those of cameras do: 1,000 directions with noise.
 */
final class ServerBench implements Bench {
  private static final int WIDTH = 64;
  private static final int SCENES = 1000;
  private static final double NOISE = 0.6;
  private static final int QUERIES = 200;
  private static final int FOUND = 10;
  private static final int BATCH = 1000;
  private static final long SEED = 11;
  private static final double TARGET_MILLIS = 100;
  private static final double TARGET_RECALL = 0.95;
  private static final String MODEL = "bench 1";

  @Override
  public String name() {
    return "server";
  }

  @Override
  public List<BenchFigure> run(BenchSetting setting) {
    int count = setting.moments().orElse(setting.amount(100_000, 1_000_000));
    Random random = new Random(SEED);
    float[][] scenes = vectors(SCENES, random);
    float[][] moments = near(scenes, count, random);
    float[][] queries = near(scenes, QUERIES, random);
    try (History history =
        History.open(
            setting.scratch().resolve("history"), "bench", Duration.ofDays(1), Clock.systemUTC())) {
      long begin = System.nanoTime();
      file(moments, history, setting);
      double filing = (System.nanoTime() - begin) / 1e9;
      return measure(moments, queries, new HistoryReader(history), filing, setting);
    }
  }

  private List<BenchFigure> measure(
      float[][] moments,
      float[][] queries,
      HistoryReader reader,
      double filing,
      BenchSetting setting) {
    Selection all = Selection.ALL.ofModel(MODEL);
    setting.at("warming up");
    for (float[] query : queries) {
      int unused = reader.nearest(query, all, FOUND).size();
    }
    setting.at("searching");
    double[] millis = new double[QUERIES];
    long hits = 0;
    for (int q = 0; q < QUERIES; q++) {
      long begin = System.nanoTime();
      List<Near> found = reader.nearest(queries[q], all, FOUND);
      millis[q] = (System.nanoTime() - begin) / 1e6;
      hits += hits(found, queries[q], moments);
    }
    double recall = (double) hits / QUERIES / Math.min(FOUND, moments.length);
    Arrays.sort(millis);
    String size = String.format(java.util.Locale.ROOT, "%,d moments", moments.length);
    return List.of(
        BenchFigure.of(name(), "search p95", millis[(int) (0.95 * QUERIES) - 1], "ms", Better.LOWER)
            .aiming(TARGET_MILLIS)
            .with("moments", moments.length)
            .with("width", WIDTH)
            .with("p50", millis[QUERIES / 2]),
        BenchFigure.of(name(), "search recall@10 against exact", recall, "", Better.HIGHER)
            .aiming(TARGET_RECALL)
            .with("moments", moments.length),
        BenchFigure.of(
                name(), "filing of " + size, moments.length / filing, "moments/s", Better.HIGHER)
            .with("seconds", filing));
  }

  /** How many of those that an exact search finds were found. */
  private static long hits(List<Near> found, float[] query, float[][] moments) {
    Set<String> ids = new HashSet<>();
    found.forEach(near -> ids.add(near.moment().id()));
    PriorityQueue<Integer> nearest =
        new PriorityQueue<>(Comparator.comparingDouble(i -> product(query, moments[i])));
    double least = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < moments.length; i++) {
      if (nearest.size() < FOUND || product(query, moments[i]) > least) {
        nearest.add(i);
        if (nearest.size() > FOUND) {
          nearest.remove();
        }
        least = product(query, moments[nearest.element()]);
      }
    }
    return nearest.stream().filter(i -> ids.contains(id(i))).count();
  }

  private static void file(float[][] moments, History history, BenchSetting setting) {
    TopicPartition partition = new TopicPartition(Topics.MOMENTS.name(), 0);
    for (int begin = 0; begin < moments.length; begin += BATCH) {
      setting.at("filing moments, " + begin + " of " + moments.length);
      List<Incoming> batch = new ArrayList<>();
      for (int i = begin; i < Math.min(moments.length, begin + BATCH); i++) {
        batch.add(new Incoming(Topics.MOMENTS.name(), 0, i, Instant.now(), moment(i, moments[i])));
      }
      history.take(batch, Position.of(Map.of(partition, (long) begin + batch.size())));
    }
  }

  private static Instant start(int i) {
    return Instant.EPOCH.plusSeconds(4L * i);
  }

  private static String id(int i) {
    return RecordIds.moment("bench", start(i));
  }

  private static Moment moment(int i, float[] vector) {
    List<Float> embedding = new ArrayList<>(vector.length);
    for (float value : vector) {
      embedding.add(value);
    }
    return Moment.newBuilder()
        .setStream("bench")
        .setId(id(i))
        .setStart(start(i))
        .setEnd(start(i).plusSeconds(4))
        .setEmbedding(embedding)
        .setModel(MODEL)
        .build();
  }

  private static float[][] vectors(int count, Random random) {
    float[][] vectors = new float[count][];
    for (int i = 0; i < count; i++) {
      vectors[i] = unit(gaussian(random));
    }
    return vectors;
  }

  private static float[][] near(float[][] scenes, int count, Random random) {
    float[][] vectors = new float[count][];
    for (int i = 0; i < count; i++) {
      float[] vector = gaussian(random);
      float[] scene = scenes[random.nextInt(scenes.length)];
      for (int d = 0; d < WIDTH; d++) {
        // Of unit length, the noise is NOISE long.
        vector[d] = (float) (scene[d] + vector[d] * NOISE / Math.sqrt(WIDTH));
      }
      vectors[i] = unit(vector);
    }
    return vectors;
  }

  private static float[] gaussian(Random random) {
    float[] vector = new float[WIDTH];
    for (int d = 0; d < WIDTH; d++) {
      vector[d] = (float) random.nextGaussian();
    }
    return vector;
  }

  private static float[] unit(float[] vector) {
    double length = Math.sqrt(product(vector, vector));
    float[] unit = new float[vector.length];
    for (int d = 0; d < unit.length; d++) {
      unit[d] = (float) (vector[d] / length);
    }
    return unit;
  }

  private static double product(float[] one, float[] other) {
    double sum = 0;
    for (int d = 0; d < one.length; d++) {
      sum += one[d] * other[d];
    }
    return sum;
  }
}
