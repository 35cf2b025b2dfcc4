/** How the whole stands: what comes in, how far the job is, and where the time goes. */
@NullMarked
package io.vigil.server.pipeline;

import org.jspecify.annotations.NullMarked;
