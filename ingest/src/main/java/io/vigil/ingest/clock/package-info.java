/** Event time: from a source's own clock to microseconds UTC. Pure Java. */
@NullMarked
package io.vigil.ingest.clock;

import org.jspecify.annotations.NullMarked;
