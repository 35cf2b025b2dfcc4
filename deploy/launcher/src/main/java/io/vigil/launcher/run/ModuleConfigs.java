package io.vigil.launcher.run;

import io.vigil.ingest.IngestConfig;
import io.vigil.ingest.publish.PublishConfig;
import io.vigil.ingest.sample.SamplingConfig;
import io.vigil.ingest.source.ConnectionConfig;
import io.vigil.ingest.supervise.RetryConfig;
import io.vigil.launcher.config.IngestSection;
import io.vigil.launcher.config.JobSection;
import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.embedded.ThreadBudget;
import io.vigil.operators.job.JobConfig;
import io.vigil.schemas.topic.KafkaConnection;
import java.nio.file.Path;
import java.time.Duration;

/** What the configuration says to ingest and to the job, in their own terms. */
public final class ModuleConfigs {
  private static final double JITTER = 0.3;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private ModuleConfigs() {}

  /** How sources are ingested. */
  public static IngestConfig ingest(IngestSection section) {
    return new IngestConfig(
        new SamplingConfig(section.frameRate(), section.frameSide(), section.jpegQuality()),
        section.decode(),
        new ConnectionConfig(
            section.transport(),
            section.openTimeout(),
            section.stallTimeout(),
            section.maxPixels(),
            section.maxChannels(),
            section.allowHls()),
        new RetryConfig(
            section.retryFirst(), section.retryLongest(), JITTER, section.retryAttempts()),
        new PublishConfig(
            section.buffer().bytes(),
            section.startTimeout(),
            CLOSE_TIMEOUT,
            section.statusInterval()));
  }

  /** The job inside this process: its subtasks and threads are this machine's shares. */
  public static JobConfig embeddedJob(
      VigilConfig config, KafkaConnection kafka, Path bundle, ThreadBudget budget) {
    int parallelism = config.job().parallelism();
    return job(
        config,
        kafka,
        bundle,
        parallelism == 0 ? budget.flinkSlots() : parallelism,
        budget.tensorflowThreads());
  }

  /** The job on a cluster: its subtasks and threads are the cluster's unless configured. */
  public static JobConfig clusterJob(VigilConfig config, KafkaConnection kafka, Path bundle) {
    return job(config, kafka, bundle, config.job().parallelism(), 0);
  }

  private static JobConfig job(
      VigilConfig config, KafkaConnection kafka, Path bundle, int parallelism, int threads) {
    JobSection job = config.job();
    return JobConfig.builder(kafka, bundle)
        .group(job.group())
        .delivery(job.delivery())
        .parallelism(parallelism)
        .batchSize(job.batchSize())
        .batchDeadline(job.batchDeadline())
        .inFlight(job.inFlight())
        .inferenceTimeout(job.inferenceTimeout())
        .inferenceThreads(threads)
        .gpu(config.model().gpu())
        .reorderWait(job.reorderWait())
        .lateness(job.lateness())
        .maxLag(job.maxLag())
        .captionCoolDown(job.captionCoolDown())
        .captionSettle(job.captionSettle())
        .captionMove(job.captionMove())
        .checkpointInterval(job.checkpointInterval())
        .checkpoints(job.checkpoints().orElse(""))
        .transactionTimeout(job.transactionTimeout())
        .build();
  }
}
