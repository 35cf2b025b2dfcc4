/** Where a question meets its stream: what was seen and heard of it now, and a while ago. */
@NullMarked
package io.vigil.operators.ask;

import org.jspecify.annotations.NullMarked;
