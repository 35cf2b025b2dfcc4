/**
 * Adapting a bundle to what its user labelled: clips to streams, streams to tokens, tokens to a new
 * head, and a new bundle beside the old one.
 */
@NullMarked
package io.vigil.model.adapt;

import org.jspecify.annotations.NullMarked;
