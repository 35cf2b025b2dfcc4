/** Pictures and sound become tokens, once each, chained to the source. */
@NullMarked
package io.vigil.operators.encode;

import org.jspecify.annotations.NullMarked;
