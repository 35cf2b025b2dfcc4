package io.vigil.server.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the record of who looked at what.
 *
 * @param time when, to the microsecond; no two are the same
 * @param who a user's name, {@code token:NAME}, {@code local}, or {@code -} for nobody known
 * @param address from where
 * @param action such as {@code picture}, {@code clip}, {@code search}, {@code login}, {@code write}
 * @param target what was asked for: the method, the path, and those parameters that hold no secret
 * @param streams those that it was about; absent if it named none, as a search through all
 * @param status of HTTP
 * @param refusal why it was refused, if it was
 */
public record AuditEntry(
    @JsonProperty(required = true) Instant time,
    @JsonProperty(required = true) String who,
    @JsonProperty(required = true) String address,
    @JsonProperty(required = true) String action,
    @JsonProperty(required = true) String target,
    @Nullable List<String> streams,
    @JsonProperty(required = true) int status,
    @Nullable String refusal) {

  /** Whether it was about a stream, or about what may be any: it then named none. */
  boolean concerns(String stream) {
    return streams == null ? AuditedAction.ofAll(action) : streams.contains(stream);
  }
}
