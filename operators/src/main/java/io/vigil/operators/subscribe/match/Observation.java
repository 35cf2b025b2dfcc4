package io.vigil.operators.subscribe.match;

import io.vigil.operators.subscribe.rule.What;
import io.vigil.operators.subscribe.rule.Zone;
import io.vigil.schemas.ClockKind;
import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.Moment;
import io.vigil.schemas.StreamState;
import io.vigil.schemas.StreamStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What rules are matched against. Times are microseconds of event time. */
public sealed interface Observation {

  /** The stream it is of. */
  String stream();

  /** Up to when the stream has been watched, as far as this tells. */
  long until();

  /**
   * One phase of an event.
   *
   * @param over whether it has ended
   * @param places where in the picture it was; empty where that is not known
   */
  record OfEvent(
      String stream,
      String type,
      String id,
      long start,
      long end,
      float confidence,
      boolean over,
      List<Zone.Box> places)
      implements Observation {

    /** Copies the list. */
    public OfEvent {
      places = List.copyOf(places);
    }

    @Override
    public long until() {
      return end;
    }
  }

  /**
   * A moment, and how like a rule's sentence it is.
   *
   * @param likeness the cosine; {@link Float#NaN} for a rule without a sentence, or if the moment's
   *     embedding does not compare with it
   */
  record OfMoment(String stream, String id, long start, long end, float likeness)
      implements Observation {

    @Override
    public long until() {
      return end;
    }
  }

  /**
   * Time goes on, and nothing is seen.
   *
   * @param until by the wall clock, for a live stream that is away
   */
  record OfTime(String stream, long until) implements Observation {}

  /** The observation of an event's record. */
  static Observation of(Event event) {
    return new OfEvent(
        event.getStream(),
        event.getType(),
        event.getId(),
        micros(event.getStart()),
        micros(event.getEnd()),
        event.getConfidence(),
        event.getPhase() == EventPhase.ENDED,
        places(event));
  }

  private static List<Zone.Box> places(Event event) {
    return Stream.of(event.getPlace(), event.getLastPlace())
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .map(box -> new Zone.Box(box.getLeft(), box.getTop(), box.getRight(), box.getBottom()))
        .distinct()
        .toList();
  }

  /**
   * The observation of a moment's record for one rule.
   *
   * @param embedding of the moment, see {@link #embedding}
   */
  static Observation of(Moment moment, float[] embedding, What what) {
    return new OfMoment(
        moment.getStream(),
        moment.getId(),
        micros(moment.getStart()),
        micros(moment.getEnd()),
        what instanceof What.Likeness like ? likeness(moment, embedding, like) : Float.NaN);
  }

  /**
   * The observation of a stream's state: a camera that is away is watched in vain, so that time
   * goes on by the wall clock. Of one that is there, its moments tell; a film has no clock but its
   * own.
   */
  static Optional<Observation> of(StreamStatus status) {
    StreamState state = status.getState();
    boolean away = state == StreamState.RECONNECTING || state == StreamState.FAILED;
    return away && status.getClock() != ClockKind.FILE
        ? Optional.of(new OfTime(status.getStream(), micros(status.getTime())))
        : Optional.empty();
  }

  /** A moment's embedding as it is multiplied fastest. */
  static float[] embedding(Moment moment) {
    List<Float> boxed = moment.getEmbedding();
    float[] embedding = new float[boxed.size()];
    for (int i = 0; i < embedding.length; i++) {
      embedding[i] = boxed.get(i);
    }
    return embedding;
  }

  private static float likeness(Moment moment, float[] embedding, What.Likeness like) {
    float[] vector = like.vector();
    if (embedding.length != vector.length || !moment.getModel().equals(like.model())) {
      return Float.NaN;
    }
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      sum += embedding[i] * vector[i];
    }
    return (float) sum;
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
