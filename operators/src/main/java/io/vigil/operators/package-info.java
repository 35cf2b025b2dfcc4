@NullMarked
package io.vigil.operators;

import org.jspecify.annotations.NullMarked;
