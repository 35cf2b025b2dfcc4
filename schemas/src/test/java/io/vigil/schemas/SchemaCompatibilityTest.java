package io.vigil.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.schemas.codec.ReleasedSchemas;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SchemaCompatibilityTest {

  static Stream<Schema> schemas() {
    Stream<Class<?>> classes =
        Stream.concat(Topics.all().stream().map(Topic::type), Stream.of(Match.class));
    return classes.map(type -> SpecificData.get().getSchema(type));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void isFullyAndTransitivelyCompatibleWithEveryReleasedForm(Schema current)
      throws SchemaValidationException {
    List<Schema> released = ReleasedSchemas.of(current.getName());

    assertThat(released).as("committed released form of %s", current.getName()).isNotEmpty();
    new SchemaValidatorBuilder().mutualReadStrategy().validateAll().validate(current, released);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void eachFieldSaysWhatItIs(Schema current) {
    assertThat(current.getDoc()).isNotBlank();
    assertThat(current.getFields())
        .allSatisfy(field -> assertThat(field.doc()).as(field.name()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void instantsAreMicrosecondsByType(Schema current) {
    List<String> instants = List.of("time", "start", "end", "asked", "emitted", "ingested");

    assertThat(current.getFields())
        .filteredOn(field -> instants.contains(field.name()))
        .allSatisfy(field -> assertThat(field.schema().toString()).contains("timestamp-micros"));
  }

  @Test
  void aFieldAddedWithoutADefaultWouldBeRefused() {
    Schema released = ReleasedSchemas.of("Event").get(0);
    String text = released.toString();
    Schema broken =
        new Schema.Parser()
            .parse(
                text.substring(0, text.lastIndexOf("]}"))
                    + ",{\"name\":\"added\",\"type\":\"string\"}]}");

    assertThat(SchemaCompatibility.checkReaderWriterCompatibility(broken, released).getType())
        .isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
  }
}
