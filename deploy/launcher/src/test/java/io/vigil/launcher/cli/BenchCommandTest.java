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
    assertThat(lines).hasSize(4 * 3);
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
  void aStepOfTrainingIsMeasuredBesideTheMatrixProduct() throws Exception {
    Cli cli = new Cli();
    assertThat(cli.run("bench", "--only", "training", "--quick", "--json")).isZero();
    JsonNode figure = new ObjectMapper().readTree(cli.out());
    assertThat(figure.get("figure").asText())
        .isEqualTo("training: step of 4 clips, against matrix product");
    assertThat(figure.get("target").asDouble()).isEqualTo(0.5);
    // Back costs about twice what forth costs, and each clip has eight pictures or more to encode.
    assertThat(figure.get("detail").get("GFLOP a step").asDouble()).isGreaterThan(4);
  }

  @Test
  void theWrapperAroundASessionIsMeasuredAndItsMemoryHeld() throws Exception {
    Cli cli = new Cli();
    assertThat(cli.run("bench", "--only", "session", "--quick", "--calls", "100", "--json"))
        .isZero();
    List<String> lines = cli.out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).contains("session: overhead");
    assertThat(lines.get(2)).contains("session: memory");
    JsonNode memory = new ObjectMapper().readTree(lines.get(2));
    assertThat(memory.get("detail").get("calls").asInt()).isEqualTo(100);
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
