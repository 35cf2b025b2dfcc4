package io.vigil.launcher.config;

import java.nio.file.Path;
import java.util.Optional;

/** Which networks, on which device. */
public record ModelSection(
    @Key(doc = "Folder of the model bundle; none takes the one that comes with Vigil")
        Optional<Path> bundle,
    @Key(doc = "Run the networks on a GPU; needs a build with -Pgpu", value = "false")
        boolean gpu) {}
