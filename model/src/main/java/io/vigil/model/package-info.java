@NullMarked
package io.vigil.model;

import org.jspecify.annotations.NullMarked;
