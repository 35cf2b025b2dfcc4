/** The model's cross-modal attention over self-contained windows. */
@NullMarked
package io.vigil.operators.fuse;

import org.jspecify.annotations.NullMarked;
