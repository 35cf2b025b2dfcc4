/** Encoders: each turns one modality into tokens of one width, behind one interface per family. */
@NullMarked
package io.vigil.model.encoder;

import org.jspecify.annotations.NullMarked;
