/** Pictures as they lie on the topics, and captions in the forms that players read. */
@NullMarked
package io.vigil.server.media;

import org.jspecify.annotations.NullMarked;
