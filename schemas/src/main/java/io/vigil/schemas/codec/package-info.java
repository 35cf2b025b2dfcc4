/** How records become bytes and back, and how their ids are made. */
@NullMarked
package io.vigil.schemas.codec;

import org.jspecify.annotations.NullMarked;
