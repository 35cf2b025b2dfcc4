/** What each step of the job tells of itself. */
@NullMarked
package io.vigil.operators.metrics;

import org.jspecify.annotations.NullMarked;
