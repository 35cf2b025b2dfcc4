package io.vigil.operators.deadletter;

import io.vigil.operators.sink.OutRecord;
import io.vigil.operators.sink.OutRecordFormat;
import io.vigil.operators.state.FormatType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Sends values on and dead letters to the side, where {@link #DEAD} finds them.
 *
 * @param <T> what the step makes
 */
public final class SplitOutcomes<T> extends ProcessFunction<Outcome<T>, T> {

  private static final long serialVersionUID = 1L;

  /** Where the dead letters are. */
  public static final OutputTag<OutRecord> DEAD =
      new OutputTag<>("dead", new FormatType<>(new OutRecordFormat()));

  private transient @Nullable Map<FailureCode, Counter> counters;

  /** A splitter. */
  public SplitOutcomes() {}

  @Override
  public void open(OpenContext context) {
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    Map<FailureCode, Counter> made = new EnumMap<>(FailureCode.class);
    for (FailureCode code : FailureCode.values()) {
      made.put(code, metrics.addGroup("code", code.name()).counter("dead"));
    }
    counters = made;
  }

  @Override
  public void processElement(Outcome<T> outcome, Context context, Collector<T> out) {
    if (outcome instanceof Outcome.Value<T> value) {
      out.collect(value.value());
    } else if (outcome instanceof Outcome.Dead<T> dead) {
      Objects.requireNonNull(Objects.requireNonNull(counters).get(dead.code())).inc();
      context.output(DEAD, dead.letter());
    }
  }
}
