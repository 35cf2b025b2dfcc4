package io.vigil.server.access;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who may come in, and how.
 *
 * @param users the file of users and tokens; none lets everyone on this machine do everything
 * @param certificate for TLS; none speaks plain HTTP
 * @param loopback whether the server listens to this machine alone
 * @param names host names, besides those of the loopback, that requests may be for; with none, a
 *     server that listens to the network answers to any
 * @param sessionIdle a session ends when it was not used for so long
 * @param sessionLongest a session ends so long after its login
 * @param audit folder of the record of who looked at what
 */
public record AccessConfig(
    Optional<Path> users,
    Optional<Certificate> certificate,
    boolean loopback,
    List<String> names,
    Duration sessionIdle,
    Duration sessionLongest,
    Path audit) {
  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(12);

  /** Copies the names. */
  public AccessConfig {
    names = List.copyOf(names);
  }

  /** Open to this machine, with the usual times. */
  public static AccessConfig open(Path audit) {
    return new AccessConfig(
        Optional.empty(), Optional.empty(), true, List.of(), IDLE, LONGEST, audit);
  }

  /** The same with users. */
  public AccessConfig withUsers(Path file) {
    return new AccessConfig(
        Optional.of(file), certificate, loopback, names, sessionIdle, sessionLongest, audit);
  }

  /** The same with TLS. */
  public AccessConfig withCertificate(Certificate its) {
    return new AccessConfig(
        users, Optional.of(its), loopback, names, sessionIdle, sessionLongest, audit);
  }
}
