package io.vigil.schemas.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The schemas as they were last released, kept beside the code so that old records stay readable.
 */
public final class ReleasedSchemas {

  private ReleasedSchemas() {}

  /**
   * The released forms of a record.
   *
   * @param record the record's simple name
   * @return oldest first; empty for a record that was never released
   */
  public static List<Schema> of(String record) {
    String path = "/io/vigil/schemas/released/" + record + ".avsc";
    try (InputStream in = ReleasedSchemas.class.getResourceAsStream(path)) {
      return in == null ? List.of() : List.of(new Schema.Parser().parse(in));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
