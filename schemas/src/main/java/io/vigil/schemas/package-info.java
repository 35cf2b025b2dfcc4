@NullMarked
package io.vigil.schemas;

import org.jspecify.annotations.NullMarked;
