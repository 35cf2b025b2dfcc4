/**
 * Subscriptions: what someone wants to hear of, armed from a topic and matched as events come, or
 * over what is in the log already.
 */
@NullMarked
package io.vigil.operators.subscribe;

import org.jspecify.annotations.NullMarked;
