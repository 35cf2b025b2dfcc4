package io.vigil.launcher.topics;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.schemas.topic.KafkaConnection;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Says in one line what is wrong with Kafka. */
public final class KafkaFaults {
  /** What a client says where no address of its list has a known name. */
  private static final String UNRESOLVED = "No resolvable bootstrap";

  private KafkaFaults() {}

  /** The failure that an exception of a Kafka client means. */
  public static Failure of(KafkaConnection kafka, Throwable thrown) {
    Throwable e = innermostKafka(thrown);
    String where = "Kafka at " + kafka.bootstrapServers();
    if (e instanceof SslAuthenticationException) {
      return failure("kafka.tls", where + " refused TLS", "check kafka.properties ssl.*", thrown);
    }
    if (e instanceof AuthenticationException) {
      return failure(
          "kafka.authentication",
          where + " refused the credentials",
          "check kafka.properties sasl.*",
          thrown);
    }
    if (e instanceof AuthorizationException) {
      return failure(
          "kafka.authorization",
          where + " does not allow this: " + e.getMessage(),
          "ask its administrator for the right",
          thrown);
    }
    if (e instanceof ConfigException && String.valueOf(e.getMessage()).contains(UNRESOLVED)) {
      return failure(
          "kafka.unresolved",
          "the name of " + where + " is not known here",
          "start it, or correct kafka.bootstrap",
          thrown);
    }
    if (e instanceof ConfigException) {
      return failure(
          "kafka.properties",
          "a Kafka property is wrong: " + e.getMessage(),
          "check kafka.bootstrap and kafka.properties",
          thrown);
    }
    if (e instanceof TimeoutException) {
      return failure(
          "kafka.unreachable",
          where + " does not answer",
          "start it, or correct kafka.bootstrap",
          thrown);
    }
    return failure("kafka.failed", where + ": " + e.getMessage(), "", thrown);
  }

  /** The failure that a missing topic is. */
  static Failure noTopic(KafkaConnection kafka, String topic) {
    return new Failure(
        ExitCode.KAFKA,
        "kafka.no-topic",
        "Kafka at " + kafka.bootstrapServers() + " has no topic " + topic,
        "create it with `vigil topics create --bootstrap " + kafka.bootstrapServers() + "`");
  }

  private static Failure failure(String code, String fault, String mend, Throwable cause) {
    return new Failure(ExitCode.KAFKA, code, fault, mend, cause);
  }

  private static Throwable innermostKafka(Throwable thrown) {
    Throwable e = thrown;
    while ((e instanceof ExecutionException || !telling(e)) && e.getCause() != null) {
      e = e.getCause();
    }
    return e;
  }

  /** A client wraps what tells in what does not. */
  private static boolean telling(Throwable e) {
    return e instanceof TimeoutException
        || e instanceof AuthenticationException
        || e instanceof AuthorizationException
        || e instanceof ConfigException;
  }
}
