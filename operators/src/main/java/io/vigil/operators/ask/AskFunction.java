package io.vigil.operators.ask;

import io.vigil.operators.answer.AnswerRequest;
import io.vigil.operators.answer.Seen;
import io.vigil.operators.answer.SeenFormat;
import io.vigil.operators.fuse.FuseOutput;
import io.vigil.operators.state.FormatType;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** {@link StreamAsker} in Flink's keyed state, with timers for what waits. */
public final class AskFunction
    extends KeyedCoProcessFunction<String, FuseOutput, Asked, AnswerRequest> {

  private static final long serialVersionUID = 1L;

  private final AskSettings settings;

  private transient @Nullable Opened opened;

  private record Opened(
      StreamAsker asker,
      ValueState<AskState> state,
      ValueState<Long> forget,
      KeptShelf shelf,
      Counter questions) {}

  /** An asker for a model's sizes. */
  public AskFunction(AskSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    opened =
        new Opened(
            new StreamAsker(settings),
            getRuntimeContext()
                .getState(
                    new ValueStateDescriptor<>("ask", new FormatType<>(new AskStateFormat()))),
            getRuntimeContext().getState(new ValueStateDescriptor<>("ask-forget", Types.LONG)),
            new KeptShelf(
                getRuntimeContext()
                    .getMapState(
                        new MapStateDescriptor<>(
                            "ask-shelf", Types.LONG, new FormatType<>(new SeenFormat())))),
            getRuntimeContext().getMetricGroup().counter("questions"));
  }

  @Override
  public void processElement1(FuseOutput output, Context context, Collector<AnswerRequest> out)
      throws Exception {
    Opened now = Objects.requireNonNull(opened);
    TimerService timers = context.timerService();
    AskState state = load(now);
    now.asker().window(output, state, now.shelf(), timers.currentProcessingTime(), out::collect);
    now.state().update(state);
    rememberToForget(now, timers);
  }

  @Override
  public void processElement2(Asked asked, Context context, Collector<AnswerRequest> out)
      throws Exception {
    Opened now = Objects.requireNonNull(opened);
    TimerService timers = context.timerService();
    now.questions().inc();
    AskState state = load(now);
    now.asker().question(asked, state, now.shelf(), timers.currentProcessingTime(), out::collect);
    now.state().update(state);
    now.asker().wake(state).ifPresent(timers::registerProcessingTimeTimer);
    rememberToForget(now, timers);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<AnswerRequest> out)
      throws Exception {
    Opened now = Objects.requireNonNull(opened);
    TimerService timers = context.timerService();
    long clock = timers.currentProcessingTime();
    AskState state = load(now);
    now.asker().review(state, now.shelf(), clock, out::collect);
    now.state().update(state);
    now.asker().wake(state).ifPresent(timers::registerProcessingTimeTimer);
    Long forget = now.forget().value();
    if (forget != null && forget <= clock) {
      now.forget().clear();
      if (now.asker().isForgotten(state, clock)) {
        now.state().clear();
        now.shelf().clear();
      } else {
        rememberToForget(now, timers);
      }
    }
  }

  private static AskState load(Opened now) throws Exception {
    AskState state = now.state().value();
    return state == null ? new AskState() : state;
  }

  /** One timer at a time for each stream: not one for each window. */
  private void rememberToForget(Opened now, TimerService timers) throws Exception {
    if (now.forget().value() == null) {
      long at = timers.currentProcessingTime() + settings.forget().toMillis();
      timers.registerProcessingTimeTimer(at);
      now.forget().update(at);
    }
  }

  /** A shelf in Flink's state of the current key. */
  private record KeptShelf(MapState<Long, Seen> seen) implements Shelf {

    @Override
    public boolean has(long place) throws Exception {
      return seen.contains(place);
    }

    @Override
    public void put(long place, Seen one) throws Exception {
      seen.put(place, one);
    }

    @Override
    public Iterable<Map.Entry<Long, Seen>> all() throws Exception {
      return seen.entries();
    }

    @Override
    public void remove(long place) throws Exception {
      seen.remove(place);
    }

    @Override
    public void clear() {
      seen.clear();
    }
  }
}
