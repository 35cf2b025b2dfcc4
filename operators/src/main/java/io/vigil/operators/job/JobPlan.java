package io.vigil.operators.job;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.operators.align.AlignSettings;
import io.vigil.operators.ask.AskSettings;
import io.vigil.operators.batch.BatchPolicy;
import io.vigil.operators.batch.InferenceOpener;
import io.vigil.operators.batch.InferenceSettings;
import io.vigil.operators.describe.DescribeSettings;
import io.vigil.operators.describe.ModelFacts;
import io.vigil.operators.encode.EncodeSettings;
import io.vigil.operators.encode.ModelId;
import io.vigil.operators.encode.TimeGrid;
import io.vigil.operators.encode.TokenSettings;
import java.time.Duration;

/**
 * What follows from a configuration and a bundle for each step.
 *
 * @param inference for the networks
 * @param model whose tokens are taken
 * @param align for the meeting of the modalities
 * @param facts what the describing step knows of the bundle
 * @param describe when something is told
 * @param ask how questions meet their streams
 */
record JobPlan(
    InferenceSettings inference,
    ModelId model,
    AlignSettings align,
    ModelFacts facts,
    DescribeSettings describe,
    AskSettings ask) {

  private static final Duration SECOND = Duration.ofSeconds(1);

  static JobPlan of(JobConfig config, BundleManifest manifest) {
    return new JobPlan(
        inference(config),
        ModelId.of(manifest),
        new AlignSettings(
            new TimeGrid(
                manifest.hopMicros(),
                manifest.slots(),
                manifest.audioTokensPerSlot(),
                manifest.sampleRate()),
            manifest.frameTokens(),
            manifest.width(),
            manifest.memoryTokens(),
            config.reorderWait(),
            config.lateness(),
            JobConfig.MAX_PENDING,
            JobConfig.MAX_AHEAD),
        ModelFacts.of(
            manifest.name() + " " + manifest.version(),
            manifest.slots(),
            manifest.hopMicros(),
            manifest.eventTypes(),
            manifest.captionDueThreshold(),
            manifest.places()),
        new DescribeSettings(
            config.captionCoolDown(),
            config.captionSettle(),
            config.captionMove(),
            SECOND,
            SECOND,
            JobConfig.MAX_PENDING),
        AskSettings.of(
            manifest.name() + " " + manifest.version(),
            manifest.contextTokens() * manifest.width(),
            manifest.slots() * manifest.hopMicros()));
  }

  EncodeSettings encode(JobConfig config, InferenceOpener opener) {
    return new EncodeSettings(config.kafka(), inference, opener, align.grid(), config.maxLag());
  }

  TokenSettings tokens(JobConfig config) {
    return new TokenSettings(
        config.kafka(), model, align.grid(), align.frameTokens(), align.width(), config.maxLag());
  }

  static InferenceSettings inference(JobConfig config) {
    int cores = Runtime.getRuntime().availableProcessors();
    int subtasks = Math.max(config.parallelism(), cores);
    // Every subtask of a process may have all its records in one batcher: none ever waits there,
    // so what holds the source back is Flink's own bound on records in flight.
    int inFlight = Math.max(config.batchSize(), 2 * subtasks * config.inFlight());
    BatchPolicy policy = new BatchPolicy(config.batchSize(), config.batchDeadline(), inFlight, 1);
    int threads = config.inferenceThreads() == 0 ? cores : config.inferenceThreads();
    return new InferenceSettings(
        config.bundle(), policy, policy, policy, policy, cores, threads, 2, config.gpu());
  }
}
