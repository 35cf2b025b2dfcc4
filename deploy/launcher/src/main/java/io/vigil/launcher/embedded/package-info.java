/**
 * Kafka and Flink inside this process: nothing to install, the same code and topics as a cluster.
 */
@NullMarked
package io.vigil.launcher.embedded;

import org.jspecify.annotations.NullMarked;
