/** Search by meaning: a sentence, a picture, a sound or a moment to the moments most like it. */
@NullMarked
package io.vigil.server.search;

import org.jspecify.annotations.NullMarked;
