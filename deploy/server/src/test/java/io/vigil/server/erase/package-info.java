/** Tests of erasing. */
@NullMarked
package io.vigil.server.erase;

import org.jspecify.annotations.NullMarked;
