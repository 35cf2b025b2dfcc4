/** Tests of who may do what. */
@NullMarked
package io.vigil.server.access;

import org.jspecify.annotations.NullMarked;
