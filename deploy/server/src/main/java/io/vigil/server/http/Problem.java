package io.vigil.server.http;

import java.util.Map;

/**
 * What a caller did wrong, or what is wrong with the system, as RFC 9457 tells it.
 *
 * <p>Thrown by a route, it becomes {@code application/problem+json} with {@code type} {@code
 * urn:vigil:CODE}, {@code title}, {@code status}, {@code detail} and the further members.
 */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;
  private final String title;
  private final transient Map<String, Object> members;

  /**
   * A problem.
   *
   * @param status of HTTP, 400 to 599
   * @param code what kind, in words joined by hyphens, such as {@code unknown-stream}
   * @param title the fault in one line
   * @param detail the fault of this call, and its mend
   * @param members further members of the answer
   */
  public Problem(
      int status, String code, String title, String detail, Map<String, Object> members) {
    super(detail);
    this.status = status;
    this.code = code;
    this.title = title;
    this.members = Map.copyOf(members);
  }

  /** As above, without further members. */
  public Problem(int status, String code, String title, String detail) {
    this(status, code, title, detail, Map.of());
  }

  /** The status of HTTP. */
  public int status() {
    return status;
  }

  /** What kind of problem. */
  public String code() {
    return code;
  }

  /** The fault in one line. */
  public String title() {
    return title;
  }

  /** Further members of the answer. */
  public Map<String, Object> members() {
    return members == null ? Map.of() : members;
  }
}
