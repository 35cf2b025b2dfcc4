package io.vigil.server.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Refuses a body that is too large, or whose size is not told, before a byte of it is read. */
public final class BodyLimit implements Handler {
  private final int bytes;

  /** With the largest body, bytes. */
  public BodyLimit(int bytes) {
    this.bytes = bytes;
  }

  @Override
  public void handle(Context context) {
    long length = context.req().getContentLengthLong();
    if (length > bytes) {
      throw refusal(
          context,
          413,
          "too-large",
          "The body is too large",
          "the body has %d bytes; at most %d are taken".formatted(length, bytes));
    }
    if (length < 0 && context.header("Transfer-Encoding") != null) {
      throw refusal(
          context,
          411,
          "length-required",
          "The body's length is missing",
          "send a Content-Length header, of at most %d bytes".formatted(bytes));
    }
  }

  /** Nobody reads the body, so the connection cannot carry another request. */
  private static Problem refusal(
      Context context, int status, String code, String title, String detail) {
    context.header("Connection", "close");
    return new Problem(status, code, title, detail);
  }
}
