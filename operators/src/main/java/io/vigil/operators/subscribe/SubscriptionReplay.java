package io.vigil.operators.subscribe;

import io.vigil.operators.subscribe.match.Matcher;
import io.vigil.operators.subscribe.match.Matches;
import io.vigil.operators.subscribe.match.Observation;
import io.vigil.operators.subscribe.match.RuleState;
import io.vigil.operators.subscribe.rule.Condition;
import io.vigil.operators.subscribe.rule.Rule;
import io.vigil.operators.subscribe.rule.What;
import io.vigil.schemas.Event;
import io.vigil.schemas.Match;
import io.vigil.schemas.Moment;
import io.vigil.schemas.StreamStatus;
import io.vigil.schemas.codec.RecordFormatException;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Time travel: what a subscription would have matched in what is on the topics already, by the very
 * rules that match what comes, as fast as it can be read. Nothing is written.
 *
 * <p>Thread-safe; each run has a consumer of its own, and no group.
 */
public final class SubscriptionReplay {

  private static final double NANOS = 1e9;

  private final KafkaConnection kafka;
  private final Wire wire;

  /**
   * What came of a run.
   *
   * @param matches the first ones, as many as were asked for
   * @param count all that matched
   * @param scanned records that were read
   * @param unreadable of them those that could not be decoded
   * @param took the wall clock time of the run, opening included
   */
  public record Result(
      List<Match> matches, long count, long scanned, long unreadable, Duration took) {

    /** Records a second. */
    public double rate() {
      return scanned / Math.max(1e-9, took.toNanos() / NANOS);
    }
  }

  /** Replays what is on a Kafka; nothing is opened yet. */
  public SubscriptionReplay(KafkaConnection kafka) {
    this.kafka = kafka;
    this.wire = new Wire(kafka);
  }

  /**
   * Runs a rule. Blocking.
   *
   * @param rule with its sentence's vector: see {@link Trial#rule}
   * @param from the first time that counts, by when Kafka took the records
   * @param to the time before which records count; none for all that is there now
   * @param limit how many matches to keep
   * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
   */
  public Result run(Rule rule, Instant from, Optional<Instant> to, int limit) {
    long begin = System.nanoTime();
    Run run = new Run(rule, limit);
    try (LogMerge log = new LogMerge(kafka, topics(rule), from, to)) {
      for (ConsumerRecord<byte[], byte[]> record = log.next();
          record != null;
          record = log.next()) {
        run.take(record);
      }
    }
    return new Result(
        run.matches,
        run.count,
        run.scanned,
        run.unreadable,
        Duration.ofNanos(System.nanoTime() - begin));
  }

  /** Only what can concern the rule is read. */
  private static List<String> topics(Rule rule) {
    List<String> topics = new ArrayList<>();
    boolean absence = rule.condition() instanceof Condition.Absence;
    if (rule.what() instanceof What.Events || absence) {
      topics.add(Topics.EVENTS.name());
    }
    if (rule.what() instanceof What.Likeness || absence) {
      topics.add(Topics.MOMENTS.name());
    }
    if (absence) {
      topics.add(Topics.STREAMS.name());
    }
    return topics;
  }

  private final class Run {
    private final Rule rule;
    private final int limit;
    private final Map<String, RuleState> states = new HashMap<>();
    private final List<Match> matches = new ArrayList<>();
    private final Instant now = Instant.now();
    private long count;
    private long scanned;
    private long unreadable;

    Run(Rule rule, int limit) {
      this.rule = rule;
      this.limit = limit;
    }

    void take(ConsumerRecord<byte[], byte[]> record) {
      scanned++;
      if (record.value() == null
          || (record.key() != null && !rule.looksAt(Keys.stream(record.key())))) {
        return;
      }
      try {
        observation(record).filter(seen -> Matcher.concerns(rule, seen)).ifPresent(this::step);
      } catch (RecordFormatException e) {
        unreadable++;
      }
    }

    private Optional<Observation> observation(ConsumerRecord<byte[], byte[]> record)
        throws RecordFormatException {
      if (record.topic().equals(Topics.EVENTS.name())) {
        Event event = wire.events.decode(record.value());
        return Optional.of(Observation.of(event));
      }
      if (record.topic().equals(Topics.MOMENTS.name())) {
        Moment moment = wire.moments.decode(record.value());
        return Optional.of(Observation.of(moment, Observation.embedding(moment), rule.what()));
      }
      StreamStatus status = wire.statuses.decode(record.value());
      return Observation.of(status);
    }

    private void step(Observation seen) {
      String place = rule.isLocal() ? seen.stream() : "";
      RuleState state = states.computeIfAbsent(place, key -> new RuleState(rule.revision()));
      List<Match> found = Matches.step(rule, state, seen, now);
      count += found.size();
      for (Match match : found) {
        if (matches.size() < limit) {
          matches.add(match);
        }
      }
    }
  }
}
