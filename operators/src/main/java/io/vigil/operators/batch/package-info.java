/** Batches across streams: the only place where a network is run, off the task threads. */
@NullMarked
package io.vigil.operators.batch;

import org.jspecify.annotations.NullMarked;
