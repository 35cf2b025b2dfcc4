/** What the commands for subscriptions share. */
@NullMarked
package io.vigil.launcher.subscribe;

import org.jspecify.annotations.NullMarked;
