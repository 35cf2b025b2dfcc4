/** The server in this process: beside a run, or over a given Kafka. */
@NullMarked
package io.vigil.launcher.serve;

import org.jspecify.annotations.NullMarked;
