/** Tests of the server, over real HTTP and a real Kafka. */
@NullMarked
package io.vigil.server;

import org.jspecify.annotations.NullMarked;
