/** The job: its configuration, its drawing and its entry point. */
@NullMarked
package io.vigil.operators.job;

import org.jspecify.annotations.NullMarked;
