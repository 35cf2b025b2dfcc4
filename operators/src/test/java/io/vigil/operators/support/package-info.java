/** A real broker, a real Flink cluster and real media for the tests. */
@NullMarked
package io.vigil.operators.support;

import org.jspecify.annotations.NullMarked;
