/** Fusion: how pictures, sound and memory of a window meet, behind one interface. */
@NullMarked
package io.vigil.model.fusion;

import org.jspecify.annotations.NullMarked;
