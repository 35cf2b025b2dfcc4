package io.vigil.launcher.embedded;

/**
 * The one place where the cores of a machine are shared out. Thread pools multiply: TensorFlow's,
 * Flink's slots, the decoders' and the broker's all work on the same cores.
 *
 * @param cores what is shared, at least 1
 * @param flinkSlots subtasks of each operator of the job; they carry records, the networks do the
 *     work
 * @param tensorflowThreads threads within one operation of a network
 * @param decoderThreads threads of one decoder; frame threads cost a fifth more CPU for the same
 *     pictures
 * @param brokerThreads threads for requests, and as many for the network, of the embedded broker
 */
public record ThreadBudget(
    int cores, int flinkSlots, int tensorflowThreads, int decoderThreads, int brokerThreads) {

  /** The shares of a number of cores. */
  public static ThreadBudget of(int cores) {
    if (cores < 1) {
      throw new IllegalArgumentException("at least one core");
    }
    return new ThreadBudget(
        cores, Math.max(1, Math.min(8, cores / 2)), cores, 1, Math.max(1, Math.min(4, cores / 2)));
  }

  /** The shares of this machine. */
  public static ThreadBudget ofThisMachine() {
    return of(Runtime.getRuntime().availableProcessors());
  }
}
