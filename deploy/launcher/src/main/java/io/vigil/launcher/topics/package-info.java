/** Creating, describing and reading Vigil's topics. */
@NullMarked
package io.vigil.launcher.topics;

import org.jspecify.annotations.NullMarked;
