/**
 * What was said of the streams, kept and searchable: an index that is filed from the topics and can
 * be filed anew from them.
 */
@NullMarked
package io.vigil.server.history;

import org.jspecify.annotations.NullMarked;
