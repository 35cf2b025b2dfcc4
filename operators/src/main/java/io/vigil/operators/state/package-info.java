/** How records and state become bytes: explicit formats with versions, never Kryo. */
@NullMarked
package io.vigil.operators.state;

import org.jspecify.annotations.NullMarked;
