/** What the server's tests share: records as ingest and the job write them. */
@NullMarked
package io.vigil.server.testing;

import org.jspecify.annotations.NullMarked;
