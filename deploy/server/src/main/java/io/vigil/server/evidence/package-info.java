/**
 * What stands behind a statement: the pictures and the sound that it was made of, why it was made,
 * what people asked, and what they say of it.
 */
@NullMarked
package io.vigil.server.evidence;

import org.jspecify.annotations.NullMarked;
