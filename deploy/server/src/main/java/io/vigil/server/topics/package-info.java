/** The topics as they stand on the cluster, and what lies at their ends. */
@NullMarked
package io.vigil.server.topics;

import org.jspecify.annotations.NullMarked;
