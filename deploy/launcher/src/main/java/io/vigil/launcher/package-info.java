@NullMarked
package io.vigil.launcher;

import org.jspecify.annotations.NullMarked;
