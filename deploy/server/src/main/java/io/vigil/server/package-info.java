/** What people touch: the HTTP API, live streams of what is said, and the dashboard. */
@NullMarked
package io.vigil.server;

import org.jspecify.annotations.NullMarked;
