package io.vigil.launcher.subscribe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A subscription in a file, as YAML; JSON is YAML too. */
public final class SubscriptionFile {

  private SubscriptionFile() {}

  /**
   * The file's fields.
   *
   * @throws Failure if it cannot be read or holds something else
   */
  public static ObjectNode read(Path file) {
    try {
      JsonNode tree = new YAMLMapper().readTree(Files.readString(file));
      if (tree instanceof ObjectNode object) {
        return object;
      }
      throw failure(file, "holds no fields", "write lines such as `name: night`", null);
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
      throw failure(file, "is neither YAML nor JSON" + where, "correct it", e);
    } catch (IOException e) {
      throw failure(file, "cannot be read", "give a file that is there, in UTF-8", e);
    }
  }

  private static Failure failure(
      Path file, String fault, String mend, @org.jspecify.annotations.Nullable Exception cause) {
    return new Failure(ExitCode.USAGE, "subscription.file", file + " " + fault, mend, cause);
  }
}
