/** Posts what matched subscriptions to the addresses that they name. */
@NullMarked
package io.vigil.server.webhook;

import org.jspecify.annotations.NullMarked;
