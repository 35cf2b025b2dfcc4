/** What a subscription means, checked: every fault at once, or a rule that can be matched. */
@NullMarked
package io.vigil.operators.subscribe.rule;

import org.jspecify.annotations.NullMarked;
