package io.vigil.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;

/** Faults that Jetty finds before any route, such as a path that climbs out, as problems too. */
public final class ProblemPages extends ErrorHandler {
  private static final String TYPE = "application/problem+json";

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    base.setHandled(true);
    response.setContentType(TYPE);
    response.getOutputStream().write(body(response.getStatus()));
  }

  @Override
  public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
    fields.put(new HttpField(HttpHeader.CONTENT_TYPE, TYPE));
    return ByteBuffer.wrap(body(status));
  }

  private static byte[] body(int status) {
    String title = String.valueOf(HttpStatus.getMessage(status));
    Problem problem =
        new Problem(status, "http-" + status, title, "the request cannot be served as it stands");
    Map<String, Object> members = Faults.members(problem);
    try {
      return Json.mapper().writeValueAsBytes(members);
    } catch (JsonProcessingException e) {
      return title.getBytes(StandardCharsets.UTF_8);
    }
  }
}
