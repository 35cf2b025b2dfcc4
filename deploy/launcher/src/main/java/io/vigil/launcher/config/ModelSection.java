package io.vigil.launcher.config;

import java.nio.file.Path;
import java.util.Optional;

/** Which networks, on which device. */
public record ModelSection(
    @Key(
            doc =
                "Folder of the model bundle, or `default` or `research`, which come with Vigil;"
                    + " none takes `default`")
        Optional<Path> bundle,
    @Key(doc = "Run the networks on a GPU; needs a build with -Pgpu", value = "false")
        boolean gpu) {}
