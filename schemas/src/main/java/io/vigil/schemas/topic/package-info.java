/** The topics of Vigil: names, keys, retention, and how a Kafka cluster is reached. */
@NullMarked
package io.vigil.schemas.topic;

import org.jspecify.annotations.NullMarked;
