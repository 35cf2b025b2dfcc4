package io.vigil.server.view;

import java.time.Instant;

/** How loud the second from a time on was, root mean square in dBFS. */
public record LevelView(String stream, Instant time, float dbfs) {}
