package io.vigil.operators.job;

import io.vigil.operators.sink.Delivery;
import io.vigil.operators.source.StartOffsets;
import io.vigil.schemas.topic.KafkaConnection;
import java.time.Duration;

/** Makes a {@link JobConfig}, which says what each value means and what it may be. */
public final class JobConfigBuilder {

  private final KafkaConnection kafka;
  private final String bundle;
  private String group = "vigil-job";
  private StartOffsets start = StartOffsets.EARLIEST;
  private Duration discovery = Duration.ofSeconds(30);
  private Delivery delivery = Delivery.LOW_LATENCY;
  private Duration transactionTimeout = Duration.ofMinutes(10);
  private int parallelism;
  private int batchSize = 16;
  private Duration batchDeadline = Duration.ofMillis(10);
  private int inFlight = 64;
  private Duration inferenceTimeout = Duration.ofMinutes(1);
  private int inferenceThreads;
  private boolean gpu;
  private Duration reorderWait = Duration.ofSeconds(2);
  private Duration lateness = Duration.ofSeconds(15);
  private Duration maxLag = Duration.ofSeconds(5);
  private Duration captionCoolDown = Duration.ofSeconds(4);
  private Duration captionSettle = Duration.ofMillis(1500);
  private double captionMove = 0.35;
  private Duration checkpointInterval = Duration.ofSeconds(10);
  private String checkpoints = "";

  JobConfigBuilder(KafkaConnection kafka, String bundle) {
    this.kafka = kafka;
    this.bundle = bundle;
  }

  /** Sets {@link JobConfig#group}. */
  public JobConfigBuilder group(String value) {
    this.group = value;
    return this;
  }

  /** Sets {@link JobConfig#start}. */
  public JobConfigBuilder start(StartOffsets value) {
    this.start = value;
    return this;
  }

  /** Sets {@link JobConfig#discovery}. */
  public JobConfigBuilder discovery(Duration value) {
    this.discovery = value;
    return this;
  }

  /** Sets {@link JobConfig#delivery}. */
  public JobConfigBuilder delivery(Delivery value) {
    this.delivery = value;
    return this;
  }

  /** Sets {@link JobConfig#transactionTimeout}. */
  public JobConfigBuilder transactionTimeout(Duration value) {
    this.transactionTimeout = value;
    return this;
  }

  /** Sets {@link JobConfig#parallelism}. */
  public JobConfigBuilder parallelism(int value) {
    this.parallelism = value;
    return this;
  }

  /** Sets {@link JobConfig#batchSize}. */
  public JobConfigBuilder batchSize(int value) {
    this.batchSize = value;
    return this;
  }

  /** Sets {@link JobConfig#batchDeadline}. */
  public JobConfigBuilder batchDeadline(Duration value) {
    this.batchDeadline = value;
    return this;
  }

  /** Sets {@link JobConfig#inFlight}. */
  public JobConfigBuilder inFlight(int value) {
    this.inFlight = value;
    return this;
  }

  /** Sets {@link JobConfig#inferenceTimeout}. */
  public JobConfigBuilder inferenceTimeout(Duration value) {
    this.inferenceTimeout = value;
    return this;
  }

  /** Sets {@link JobConfig#inferenceThreads}. */
  public JobConfigBuilder inferenceThreads(int value) {
    this.inferenceThreads = value;
    return this;
  }

  /** Sets {@link JobConfig#gpu}. */
  public JobConfigBuilder gpu(boolean value) {
    this.gpu = value;
    return this;
  }

  /** Sets {@link JobConfig#reorderWait}. */
  public JobConfigBuilder reorderWait(Duration value) {
    this.reorderWait = value;
    return this;
  }

  /** Sets {@link JobConfig#lateness}. */
  public JobConfigBuilder lateness(Duration value) {
    this.lateness = value;
    return this;
  }

  /** Sets {@link JobConfig#maxLag}. */
  public JobConfigBuilder maxLag(Duration value) {
    this.maxLag = value;
    return this;
  }

  /** Sets {@link JobConfig#captionCoolDown}. */
  public JobConfigBuilder captionCoolDown(Duration value) {
    this.captionCoolDown = value;
    return this;
  }

  /** Sets {@link JobConfig#captionSettle}. */
  public JobConfigBuilder captionSettle(Duration value) {
    this.captionSettle = value;
    return this;
  }

  /** Sets {@link JobConfig#captionMove}. */
  public JobConfigBuilder captionMove(double value) {
    this.captionMove = value;
    return this;
  }

  /** Sets {@link JobConfig#checkpointInterval}. */
  public JobConfigBuilder checkpointInterval(Duration value) {
    this.checkpointInterval = value;
    return this;
  }

  /** Sets {@link JobConfig#checkpoints}. */
  public JobConfigBuilder checkpoints(String value) {
    this.checkpoints = value;
    return this;
  }

  /**
   * The configuration.
   *
   * @throws IllegalArgumentException names each value that is out of its range
   */
  public JobConfig build() {
    return new JobConfig(
        kafka,
        bundle,
        group,
        start,
        discovery,
        delivery,
        transactionTimeout,
        parallelism,
        batchSize,
        batchDeadline,
        inFlight,
        inferenceTimeout,
        inferenceThreads,
        gpu,
        reorderWait,
        lateness,
        maxLag,
        captionCoolDown,
        captionSettle,
        captionMove,
        checkpointInterval,
        checkpoints);
  }
}
