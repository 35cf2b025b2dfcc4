/** Matches rules: deterministic state machines that event time alone drives. */
@NullMarked
package io.vigil.operators.subscribe.match;

import org.jspecify.annotations.NullMarked;
