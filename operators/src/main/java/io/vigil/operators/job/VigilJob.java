package io.vigil.operators.job;

import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.operators.align.AlignFunction;
import io.vigil.operators.align.AlignOutput;
import io.vigil.operators.align.AlignOutputFormat;
import io.vigil.operators.answer.AnswerFunction;
import io.vigil.operators.answer.AnswerRequest;
import io.vigil.operators.answer.AnswerRequestFormat;
import io.vigil.operators.ask.AskFunction;
import io.vigil.operators.ask.Asked;
import io.vigil.operators.ask.AskedFormat;
import io.vigil.operators.ask.QuestionReader;
import io.vigil.operators.batch.BundleOpener;
import io.vigil.operators.batch.InferenceLease;
import io.vigil.operators.batch.InferenceOpener;
import io.vigil.operators.caption.CaptionFunction;
import io.vigil.operators.caption.CaptionRequest;
import io.vigil.operators.deadletter.Outcome;
import io.vigil.operators.deadletter.OutcomeFormat;
import io.vigil.operators.deadletter.SplitOutcomes;
import io.vigil.operators.describe.DescribeFunction;
import io.vigil.operators.encode.EncodeFunction;
import io.vigil.operators.encode.EncodeSettings;
import io.vigil.operators.encode.MediaEncoder;
import io.vigil.operators.encode.TokenReader;
import io.vigil.operators.encode.TokenRecord;
import io.vigil.operators.encode.TokenRecordFormat;
import io.vigil.operators.fuse.FuseFunction;
import io.vigil.operators.fuse.FuseOutput;
import io.vigil.operators.fuse.FuseOutputFormat;
import io.vigil.operators.sink.OutRecord;
import io.vigil.operators.sink.OutRecordFormat;
import io.vigil.operators.sink.OutputSink;
import io.vigil.operators.source.MediaSources;
import io.vigil.operators.source.RawRecord;
import io.vigil.operators.state.Format;
import io.vigil.operators.state.FormatType;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;

/**
 * The job: frames, audio or their tokens, and questions in; captions, events, moments and answers
 * out.
 *
 * <pre>
 * frames ─▶ encode (async, batched) ─┐
 *                                    ├▶ align (keyed) ─▶ fuse (async, batched) ─▶ describe (keyed) ─▶ events, moments
 * audio  ─▶ encode (async, batched) ─┤                                       │         └▶ caption (async) ─▶ captions
 * tokens ────────────────────────────┘                                       │
 * questions ───────────────────────────────────────────────────────▶ ask (keyed) ─▶ answer (async, batched) ─▶ answers
 * </pre>
 *
 * <p>A network never runs behind keyed state: each neural step is a pure function of its record,
 * batched across streams off the task thread. Every operator has a stable uid, so a savepoint fits
 * any later release with the same uids.
 */
public final class VigilJob {

  private final JobConfig config;
  private final JobPlan plan;
  private final InferenceOpener opener;

  private VigilJob(JobConfig config, JobPlan plan, InferenceOpener opener) {
    this.config = config;
    this.plan = plan;
    this.opener = opener;
  }

  /**
   * Draws the job in an environment; it is then submitted by the caller.
   *
   * @throws BundleException if the bundle is not there or not whole, before anything is submitted
   */
  public static void build(StreamExecutionEnvironment env, JobConfig config)
      throws BundleException {
    build(env, config, new BundleOpener());
  }

  /** As above, with another way to load the networks. */
  static void build(StreamExecutionEnvironment env, JobConfig config, InferenceOpener opener)
      throws BundleException {
    BundleManifest manifest = BundleLoader.manifest(Path.of(config.bundle()));
    JobEnvironment.prepare(env, config);
    new VigilJob(config, JobPlan.of(config, manifest), opener).draw(env);
  }

  /**
   * The encoders of the job of a configuration, for ingest of streams of which tokens alone may
   * leave: what they make is what the job would have made. In the job's own process they are its
   * own. Blocking.
   *
   * @throws BundleException if the bundle cannot be used
   */
  public static MediaEncoder encoder(JobConfig config) throws BundleException {
    BundleManifest manifest = BundleLoader.manifest(Path.of(config.bundle()));
    return new MediaEncoder(JobPlan.of(config, manifest).encode(config, new BundleOpener()));
  }

  /**
   * Loads and warms the networks of a configuration's job, whatever its Kafka, for subtasks in this
   * process to share. Blocking.
   *
   * @throws BundleException if the bundle cannot be used
   */
  public static InferenceLease networks(JobConfig config) throws BundleException {
    return InferenceLease.take(JobPlan.inference(config), new BundleOpener());
  }

  /**
   * The entry point on a cluster: {@code flink run vigil-operators-job.jar --kafka.bootstrap
   * host:port --bundle /path ...}; {@link JobArguments} names all arguments.
   *
   * @throws Exception if the arguments or the bundle are at fault, or the cluster refuses the job
   */
  public static void main(String[] args) throws Exception {
    JobConfig config = JobArguments.parse(args);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    build(env, config);
    env.execute("vigil");
  }

  private void draw(StreamExecutionEnvironment env) {
    EncodeSettings encode = plan.encode(config, opener);
    SingleOutputStreamOperator<TokenRecord> frames =
        step(
            source(env, Topics.FRAMES, "frames"),
            EncodeFunction.frames(encode),
            new TokenRecordFormat(),
            "encode-frames");
    SingleOutputStreamOperator<TokenRecord> audio =
        step(
            source(env, Topics.AUDIO, "audio"),
            EncodeFunction.audio(encode),
            new TokenRecordFormat(),
            "encode-audio");
    SingleOutputStreamOperator<TokenRecord> tokens = tokens(env);
    SingleOutputStreamOperator<AlignOutput> windows =
        frames
            .union(audio, tokens)
            .keyBy(TokenRecord::stream, Types.STRING)
            .process(new AlignFunction(plan.align()), new FormatType<>(new AlignOutputFormat()))
            .uid("align")
            .name("align");
    SingleOutputStreamOperator<FuseOutput> fused =
        step(
            windows,
            new FuseFunction(config.kafka(), plan.inference(), opener),
            new FuseOutputFormat(),
            "fuse");
    SingleOutputStreamOperator<OutRecord> described =
        fused
            .keyBy(FuseOutput::stream, Types.STRING)
            .process(
                new DescribeFunction(config.kafka(), plan.facts(), plan.describe()),
                new FormatType<>(new OutRecordFormat()))
            .uid("describe")
            .name("describe");
    DataStream<CaptionRequest> due = described.getSideOutput(DescribeFunction.CAPTIONS);
    SingleOutputStreamOperator<OutRecord> captions =
        step(
            due,
            new CaptionFunction(config.kafka(), plan.inference(), opener, plan.facts().model()),
            new OutRecordFormat(),
            "caption");
    SingleOutputStreamOperator<Asked> questions = questions(env);
    SingleOutputStreamOperator<AnswerRequest> asked =
        fused
            .keyBy(FuseOutput::stream, Types.STRING)
            .connect(questions.keyBy(Asked::stream, Types.STRING))
            .process(new AskFunction(plan.ask()), new FormatType<>(new AnswerRequestFormat()))
            .uid("ask")
            .name("ask");
    SingleOutputStreamOperator<OutRecord> answers =
        step(
            asked,
            new AnswerFunction(config.kafka(), plan.inference(), opener, plan.facts().model()),
            new OutRecordFormat(),
            "answer");
    described
        .union(
            captions,
            answers,
            dead(frames),
            dead(audio),
            dead(tokens),
            dead(fused),
            dead(captions),
            dead(questions),
            dead(answers))
        .sinkTo(
            OutputSink.of(
                config.kafka(), config.delivery(), config.group(), config.transactionTimeout()))
        .uid("sink")
        .name("sink");
  }

  private DataStream<RawRecord> source(
      StreamExecutionEnvironment env, Topic<?> topic, String name) {
    return env.fromSource(
            MediaSources.of(
                topic, config.kafka(), config.group(), config.start(), config.discovery()),
            WatermarkStrategy.noWatermarks(),
            "source-" + name)
        .uid("source-" + name);
  }

  private SingleOutputStreamOperator<Asked> questions(StreamExecutionEnvironment env) {
    return source(env, Topics.QUESTIONS, "questions")
        .process(
            new QuestionReader(config.kafka()),
            new FormatType<>(new OutcomeFormat<>(new AskedFormat())))
        .uid("questions")
        .name("questions")
        .process(new SplitOutcomes<>(), new FormatType<>(new AskedFormat()))
        .uid("questions-split")
        .name("questions-split");
  }

  /** Tokens that ingest made, of streams whose media are not sent. */
  private SingleOutputStreamOperator<TokenRecord> tokens(StreamExecutionEnvironment env) {
    return source(env, Topics.TOKENS, "tokens")
        .process(
            new TokenReader(plan.tokens(config)),
            new FormatType<>(new OutcomeFormat<>(new TokenRecordFormat())))
        .uid("tokens")
        .name("tokens")
        .process(new SplitOutcomes<>(), new FormatType<>(new TokenRecordFormat()))
        .uid("tokens-split")
        .name("tokens-split");
  }

  /** A neural step: asynchronous, in order, its dead letters at the side. */
  private <I, O> SingleOutputStreamOperator<O> step(
      DataStream<I> in, AsyncFunction<I, Outcome<O>> function, Format<O> format, String name) {
    return AsyncDataStream.orderedWait(
            in,
            function,
            config.inferenceTimeout().toMillis(),
            TimeUnit.MILLISECONDS,
            config.inFlight())
        .returns(new FormatType<>(new OutcomeFormat<>(format)))
        .uid(name)
        .name(name)
        .process(new SplitOutcomes<>(), new FormatType<>(format))
        .uid(name + "-split")
        .name(name + "-split");
  }

  private static DataStream<OutRecord> dead(SingleOutputStreamOperator<?> step) {
    return step.getSideOutput(SplitOutcomes.DEAD);
  }
}
