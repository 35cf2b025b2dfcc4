/** Keeps credentials out of logs, topics, errors and metrics. */
@NullMarked
package io.vigil.ingest.redact;

import org.jspecify.annotations.NullMarked;
