/** What the tests of all modules share: a real broker, a schema registry, waiting. */
@NullMarked
package io.vigil.schemas.testing;

import org.jspecify.annotations.NullMarked;
