/** The field's measures in plain Java, each by its published definition. */
@NullMarked
package io.vigil.model.evaluate.metric;

import org.jspecify.annotations.NullMarked;
