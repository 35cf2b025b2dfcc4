/** One reader of all topics, whose records the history, the live streams and the pictures share. */
@NullMarked
package io.vigil.server.feed;

import org.jspecify.annotations.NullMarked;
