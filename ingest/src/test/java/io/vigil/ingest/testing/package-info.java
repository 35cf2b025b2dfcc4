/** What the tests of this module share: films, servers, a Kafka broker. */
@NullMarked
package io.vigil.ingest.testing;

import org.jspecify.annotations.NullMarked;
