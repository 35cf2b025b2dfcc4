package io.vigil.server.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.server.Http;
import io.vigil.server.http.Json;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks for proofs with the patience that they take on a busy machine. */
final class Proofs {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private Proofs() {}

  /** The proof of what a path names, which must be there. */
  static JsonNode of(Http http, String path) throws Exception {
    HttpResponse<String> response = get(http, path + "/proof");
    if (response.statusCode() != 200) {
      throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
    }
    return Json.mapper().readTree(response.body());
  }

  static HttpResponse<String> get(Http http, String path) throws Exception {
    return http.send(http.request(path).timeout(PATIENCE).GET());
  }
}
