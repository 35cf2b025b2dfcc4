package io.vigil.operators.describe;

import io.vigil.operators.caption.CaptionRequest;
import io.vigil.operators.caption.CaptionRequestFormat;
import io.vigil.operators.fuse.FuseOutput;
import io.vigil.operators.fuse.FusedWindow;
import io.vigil.operators.metrics.SlidingHistogram;
import io.vigil.operators.sink.OutRecord;
import io.vigil.operators.sink.Outlet;
import io.vigil.operators.state.FormatType;
import io.vigil.schemas.Event;
import io.vigil.schemas.Moment;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * {@link StreamDescriber} in Flink's keyed state. Its output are events and moments on their way to
 * Kafka; requests for captions are at the side, where {@link #CAPTIONS} finds them.
 */
public final class DescribeFunction extends KeyedProcessFunction<String, FuseOutput, OutRecord> {

  private static final long serialVersionUID = 1L;
  private static final int WINDOW = 1024;

  /** Where the requests for captions are. */
  public static final OutputTag<CaptionRequest> CAPTIONS =
      new OutputTag<>("captions", new FormatType<>(new CaptionRequestFormat()));

  private final KafkaConnection connection;
  private final ModelFacts facts;
  private final DescribeSettings settings;

  private transient @Nullable Opened opened;

  private record Opened(
      StreamDescriber describer,
      ValueState<DescribeState> state,
      Outlet<Event> events,
      Outlet<Moment> moments,
      Telling telling) {}

  private record Telling(
      SlidingHistogram delay,
      SlidingHistogram sinceIngest,
      Counter events,
      Counter captions,
      Counter duplicates) {}

  /** A description by a model's event types. */
  public DescribeFunction(KafkaConnection connection, ModelFacts facts, DescribeSettings settings) {
    this.connection = connection;
    this.facts = facts;
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    MetricGroup group = getRuntimeContext().getMetricGroup();
    Telling telling =
        new Telling(
            group.histogram("delayMillis", new SlidingHistogram(WINDOW)),
            group.histogram("latencyMillis", new SlidingHistogram(WINDOW)),
            group.counter("events"),
            group.counter("captionRequests"),
            group.counter("duplicates"));
    opened =
        new Opened(
            new StreamDescriber(facts, settings),
            getRuntimeContext()
                .getState(
                    new ValueStateDescriptor<>(
                        "describe", new FormatType<>(new DescribeStateFormat()))),
            new Outlet<>(Topics.EVENTS, connection),
            new Outlet<>(Topics.MOMENTS, connection),
            telling);
  }

  @Override
  public void processElement(FuseOutput output, Context context, Collector<OutRecord> out)
      throws Exception {
    Opened now = Objects.requireNonNull(opened);
    DescribeState state = now.state().value();
    if (state == null) {
      state = new DescribeState();
    }
    Instant clock = Instant.now().truncatedTo(ChronoUnit.MICROS);
    if (output instanceof FusedWindow window) {
      now.telling().delay().update(clock.toEpochMilli() - window.end() / 1000);
      if (window.ingested() > 0) {
        now.telling().sinceIngest().update(clock.toEpochMilli() - window.ingested() / 1000);
      }
    }
    boolean fresh = now.describer().accept(output, state, clock, new Sending(now, context, out));
    if (!fresh) {
      now.telling().duplicates().inc();
    }
    now.state().update(state);
  }

  /** Sends what is told. */
  private static final class Sending implements Described {

    private final Opened now;
    private final Context context;
    private final Collector<OutRecord> out;

    Sending(Opened now, Context context, Collector<OutRecord> out) {
      this.now = now;
      this.context = context;
      this.out = out;
    }

    @Override
    public void event(Event event) {
      now.telling().events().inc();
      out.collect(now.events().of(event.getStream(), event.getEnd(), event));
    }

    @Override
    public void moment(Moment moment) {
      out.collect(now.moments().of(moment.getStream(), moment.getEnd(), moment));
    }

    @Override
    public void caption(CaptionRequest request) {
      now.telling().captions().inc();
      context.output(CAPTIONS, request);
    }
  }
}
