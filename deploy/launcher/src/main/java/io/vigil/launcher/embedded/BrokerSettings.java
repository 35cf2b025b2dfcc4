package io.vigil.launcher.embedded;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What the embedded broker needs to know.
 *
 * @param directory where its log is kept; made if it is missing, kept when the broker stops
 * @param port its port on 127.0.0.1; 0 takes a free one
 * @param threads of its pools
 * @param startTimeout longest wait for it to answer
 */
public record BrokerSettings(Path directory, int port, int threads, Duration startTimeout) {}
