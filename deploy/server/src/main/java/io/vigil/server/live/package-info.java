/** What happens, as it happens: server-sent events that a client can take up again without loss. */
@NullMarked
package io.vigil.server.live;

import org.jspecify.annotations.NullMarked;
