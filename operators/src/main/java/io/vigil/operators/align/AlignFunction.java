package io.vigil.operators.align;

import io.vigil.operators.encode.Modality;
import io.vigil.operators.encode.TokenRecord;
import io.vigil.operators.state.FormatType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** {@link StreamAligner} in Flink's keyed state, with a timer for what is waited for. */
public final class AlignFunction extends KeyedProcessFunction<String, TokenRecord, AlignOutput>
    implements CheckpointedFunction {

  private static final long serialVersionUID = 1L;

  private final AlignSettings settings;

  private transient @Nullable Opened opened;

  /** What exists only while the task runs. */
  private record Opened(
      StreamAligner aligner, ValueState<AlignState> state, ValueState<Long> timer) {}

  /** The wall clock at this attempt's first call; -1 before it. */
  private transient long startedAt;

  /** Whether records that an earlier attempt had in flight may come after newer ones. */
  private transient boolean restored;

  /** An aligner for a model's sizes. */
  public AlignFunction(AlignSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    opened =
        new Opened(
            new StreamAligner(settings, new Counting(getRuntimeContext().getMetricGroup())),
            getRuntimeContext()
                .getState(
                    new ValueStateDescriptor<>("align", new FormatType<>(new AlignStateFormat()))),
            getRuntimeContext().getState(new ValueStateDescriptor<>("align-timer", Types.LONG)));
    startedAt = -1;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    restored = context.isRestored();
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    // All state is keyed, and Flink's to store.
  }

  @Override
  public void processElement(TokenRecord record, Context context, Collector<AlignOutput> out)
      throws Exception {
    Opened now = Objects.requireNonNull(opened);
    AlignState state = load(now);
    WallClock clock = clock(context.timerService().currentProcessingTime());
    now.aligner().accept(record, state, clock, out::collect);
    store(state, clock, context, now);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<AlignOutput> out)
      throws Exception {
    Opened now = Objects.requireNonNull(opened);
    AlignState state = load(now);
    WallClock clock = clock(context.timerService().currentProcessingTime());
    now.timer().clear();
    now.aligner().advance(context.getCurrentKey(), state, clock, out::collect);
    store(state, clock, context, now);
  }

  private WallClock clock(long now) {
    if (startedAt < 0) {
      startedAt = now;
    }
    boolean ordered = !restored || now - startedAt >= settings.lateness().toMillis();
    return new WallClock(now, startedAt, ordered);
  }

  private AlignState load(Opened now) throws Exception {
    AlignState state = now.state().value();
    if (state == null) {
      return AlignState.of(settings);
    }
    return state.fits(settings) ? state : state.emptied(settings);
  }

  private void store(AlignState state, WallClock clock, Context context, Opened now)
      throws Exception {
    now.state().update(state);
    OptionalLong wake = now.aligner().wake(state, clock);
    Long set = now.timer().value();
    if (wake.isPresent() && (set == null || set <= clock.now() || wake.getAsLong() < set)) {
      context.timerService().registerProcessingTimeTimer(wake.getAsLong());
      now.timer().update(wake.getAsLong());
    }
  }

  /** Counts into Flink's metrics. */
  private static final class Counting implements AlignListener {

    private final Map<Modality, Counter> late = new EnumMap<>(Modality.class);
    private final Map<Modality, Counter> duplicates = new EnumMap<>(Modality.class);
    private final Map<Modality, Counter> missing = new EnumMap<>(Modality.class);
    private final Counter gaps;

    Counting(MetricGroup metrics) {
      for (Modality modality : Modality.values()) {
        MetricGroup group = metrics.addGroup("modality", modality.name());
        late.put(modality, group.counter("late"));
        duplicates.put(modality, group.counter("duplicates"));
        missing.put(modality, group.counter("missing"));
      }
      gaps = metrics.counter("gaps");
    }

    @Override
    public void onLate(Modality modality) {
      Objects.requireNonNull(late.get(modality)).inc();
    }

    @Override
    public void onDuplicate(Modality modality) {
      Objects.requireNonNull(duplicates.get(modality)).inc();
    }

    @Override
    public void onMissing(Modality modality, long count) {
      Objects.requireNonNull(missing.get(modality)).inc(count);
    }

    @Override
    public void onCut() {
      gaps.inc();
    }
  }
}
