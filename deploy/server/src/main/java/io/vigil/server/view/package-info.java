/** How things look in the API's JSON, the same in lists and in live streams. */
@NullMarked
package io.vigil.server.view;

import org.jspecify.annotations.NullMarked;
