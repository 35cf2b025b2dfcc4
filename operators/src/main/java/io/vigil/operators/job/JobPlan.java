package io.vigil.operators.job;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.operators.align.AlignSettings;
import io.vigil.operators.ask.AskSettings;
import io.vigil.operators.batch.BatchPolicy;
import io.vigil.operators.batch.InferenceSettings;
import io.vigil.operators.describe.DescribeSettings;
import io.vigil.operators.describe.ModelFacts;
import io.vigil.operators.encode.TimeGrid;
import java.time.Duration;

/**
 * What follows from a configuration and a bundle for each step.
 *
 * @param inference for the networks
 * @param align for the meeting of the modalities
 * @param facts what the describing step knows of the bundle
 * @param describe when something is told
 * @param ask how questions meet their streams
 */
record JobPlan(
    InferenceSettings inference,
    AlignSettings align,
    ModelFacts facts,
    DescribeSettings describe,
    AskSettings ask) {

  private static final Duration SECOND = Duration.ofSeconds(1);

  static JobPlan of(JobConfig config, BundleManifest manifest) {
    return new JobPlan(
        inference(config),
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
            manifest.captionDueThreshold()),
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

  private static InferenceSettings inference(JobConfig config) {
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
