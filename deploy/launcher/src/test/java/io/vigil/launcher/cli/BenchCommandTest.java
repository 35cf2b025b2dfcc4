package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BenchCommandTest {
  @Test
  void theEncodersAreMeasuredBesideTheMatrixProduct() throws Exception {
    Cli cli = new Cli();
    assertThat(cli.run("bench", "--only", "encoder", "--quick", "--json")).isZero();
    List<String> lines = cli.out().lines().toList();
    assertThat(lines).hasSize(6);
    for (String line : lines) {
      JsonNode figure = new ObjectMapper().readTree(line);
      assertThat(figure.get("figure").asText())
          .startsWith("encoder: ")
          .endsWith(", against matrix product");
      JsonNode detail = figure.get("detail");
      assertThat(figure.get("value").asDouble())
          .isEqualTo(detail.get("measured").asDouble() / detail.get("ceiling").asDouble());
      assertThat(detail.get("MFLOP each").asDouble()).isGreaterThan(1);
    }
  }

  @Test
  void anUnknownBenchmarkIsRefusedWithTheNearestOne() {
    Cli cli = new Cli();
    assertThat(cli.run("bench", "--only", "encodr")).isEqualTo(2);
    assertThat(cli.err()).contains("'encodr'").contains("did you mean encoder?");
  }

  @Test
  void amountsBelowOneAreRefused() {
    Cli cli = new Cli();
    assertThat(cli.run("bench", "--minutes", "0")).isEqualTo(2);
    assertThat(cli.run("bench", "--streams", "0")).isEqualTo(2);
  }
}
