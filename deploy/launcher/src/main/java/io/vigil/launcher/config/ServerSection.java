package io.vigil.launcher.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The dashboard and the HTTP API. */
public record ServerSection(
    @Key(
            doc = "Address the dashboard listens on; beyond the loopback it needs users and TLS",
            value = "127.0.0.1")
        String host,
    @Key(
            doc =
                "Port of the dashboard; 0 takes a free one. vigil run and vigil demo go on to the"
                    + " next free one if it is taken",
            value = "8080",
            min = "0",
            max = "65535")
        int port,
    @Key(
            doc = "How long the server keeps what was said, by the time at which it was said",
            value = "30d",
            min = "1h",
            max = "3650d")
        Duration history,
    @Key(
            doc =
                "Where vigil serve keeps its index of what was said; none keeps it below the data"
                    + " directory. It is filed anew from the topics when it is lost")
        Optional<Path> historyDir) {}
