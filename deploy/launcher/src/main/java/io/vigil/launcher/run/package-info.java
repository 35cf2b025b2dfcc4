/** The whole system in this process: broker, Flink, job and ingest, and what comes out of them. */
@NullMarked
package io.vigil.launcher.run;

import org.jspecify.annotations.NullMarked;
