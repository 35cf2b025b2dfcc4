package io.vigil.schemas.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * The two calls of a schema registry that a codec needs. Answers are kept, so each schema is asked
 * for once. Thread-safe.
 *
 * <p>Confluent's own client is not on Maven Central, and the two calls are small.
 */
final class SchemaRegistryClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String JSON = "application/vnd.schemaregistry.v1+json";

  private final URI registry;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Integer> ids = new ConcurrentHashMap<>();

  SchemaRegistryClient(URI registry) {
    this.registry = registry;
  }

  /** The id of a schema, which is registered under the subject if it is new. */
  int register(String subject, Schema schema) {
    return ids.computeIfAbsent(
        subject,
        name -> {
          String body = json.createObjectNode().put("schema", schema.toString()).toString();
          return call(request("/subjects/" + name + "/versions")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build())
              .path("id")
              .asInt();
        });
  }

  /** The schema of an id. */
  Schema schema(int id) {
    String text = call(request("/schemas/ids/" + id).GET().build()).path("schema").asText();
    return new Schema.Parser().parse(text);
  }

  private HttpRequest.Builder request(String path) {
    String base = registry.toString().replaceAll("/+$", "");
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(TIMEOUT)
        .header("Accept", JSON)
        .header("Content-Type", JSON);
  }

  private JsonNode call(HttpRequest request) {
    String where = request.uri().getHost() + ":" + request.uri().getPort();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException(
            "the schema registry answered " + response.statusCode() + ": " + response.body());
      }
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "schema registry at " + where + ": " + e.getMessage() + "; check kafka.registry", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted at the schema registry", e));
    }
  }
}
