package io.vigil.launcher.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The broker and Flink inside this process. */
public record EmbeddedSection(
    @Key(
            doc = "Where the embedded broker, checkpoints and logs are kept",
            value = "~/.local/share/vigil")
        Path dataDir,
    @Key(
            doc = "Port of the embedded broker on 127.0.0.1; 0 takes a free one",
            value = "0",
            min = "0",
            max = "65535")
        int port,
    @Key(
            doc =
                "Disk that each topic of the embedded broker may take; the oldest records go first",
            value = "256MB",
            min = "16MB",
            max = "1024GB")
        DataSize topicSize,
    @Key(
            doc =
                "Cores shared by the networks, the decoders and Flink; none takes all of the machine",
            min = "1",
            max = "1024")
        Optional<Integer> cores,
    @Key(
            doc = "Longest wait for broker and job to start and to stop",
            value = "60s",
            min = "1s",
            max = "1h")
        Duration startTimeout) {}
