/** What the server asks of the process it runs in: streams, the job, the model. */
@NullMarked
package io.vigil.server.control;

import org.jspecify.annotations.NullMarked;
