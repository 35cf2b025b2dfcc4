package io.vigil.operators.bench;

import io.vigil.operators.job.JobConfig;
import io.vigil.operators.sink.Delivery;
import io.vigil.operators.sink.OutRecord;
import io.vigil.operators.sink.OutRecordFormat;
import io.vigil.operators.sink.OutputSink;
import io.vigil.operators.source.MediaSources;
import io.vigil.operators.source.RawRecord;
import io.vigil.operators.state.FormatType;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The ceiling of the job's engine: a pass-through with the job's own sources and sink, and nothing
 * between them.
 *
 * <pre>{@code
 * JobBenchmark.passThrough(env, config, Topics.ANSWERS); // then submit, and watch the topic grow
 * }</pre>
 */
public final class JobBenchmark {

  private JobBenchmark() {}

  /**
   * Draws a job that writes every record of the media topics, as it is, to one other topic.
   *
   * @param config where Kafka is, the group, where reading begins
   * @param target the topic that is written to; its largest record must hold a media record
   */
  public static void passThrough(
      StreamExecutionEnvironment env, JobConfig config, Topic<?> target) {
    read(env, config, Topics.FRAMES)
        .union(read(env, config, Topics.AUDIO))
        .map(new Copy(target.name()), new FormatType<>(new OutRecordFormat()))
        .sinkTo(
            OutputSink.of(
                config.kafka(), Delivery.LOW_LATENCY, config.group(), config.transactionTimeout()));
  }

  private static DataStream<RawRecord> read(
      StreamExecutionEnvironment env, JobConfig config, Topic<?> topic) {
    return env.fromSource(
        MediaSources.of(topic, config.kafka(), config.group(), config.start(), config.discovery()),
        WatermarkStrategy.noWatermarks(),
        "pass-" + topic.name());
  }

  private static final class Copy implements MapFunction<RawRecord, OutRecord> {

    private static final long serialVersionUID = 1L;
    private final String target;

    Copy(String target) {
      this.target = target;
    }

    @Override
    public OutRecord map(RawRecord record) {
      return new OutRecord(target, System.currentTimeMillis(), record.key(), record.value());
    }
  }
}
