package io.vigil.launcher.embedded;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What the embedded Flink needs to know.
 *
 * @param slots subtasks of each operator that run at once
 * @param directory for checkpoints, savepoints and temporary files
 * @param timeout longest wait for it to start, to run a job and to stop one
 */
public record FlinkSettings(int slots, Path directory, Duration timeout) {}
