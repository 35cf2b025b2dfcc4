package io.vigil.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.launcher.bench.BenchFigure.Better;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BenchFigureTest {
  @Test
  void aRateIsHeldAgainstItsCeilingAsAShareOfIt() {
    BenchFigure figure =
        BenchFigure.of("encoder", "frames", 50, "GFLOP/s", Better.HIGHER)
            .against("matrix product", 200);
    assertThat(figure.ratio().getAsDouble()).isCloseTo(0.25, within(1e-12));
    assertThat(figure.aiming(0.2).met()).contains(true);
    assertThat(figure.aiming(0.3).met()).contains(false);
  }

  @Test
  void aCostIsHeldAgainstItsCeilingTheOtherWayRound() {
    BenchFigure figure =
        BenchFigure.of("ingest", "full", 4, "CPU s", Better.LOWER).against("ffmpeg", 5);
    assertThat(figure.ratio().getAsDouble()).isCloseTo(1.25, within(1e-12));
    assertThat(figure.aiming(1.0).met()).contains(true);
  }

  @Test
  void withoutACeilingTheTargetIsOfTheValue() {
    BenchFigure seconds = BenchFigure.of("start", "first caption", 12, "s", Better.LOWER);
    assertThat(seconds.ratio()).isEmpty();
    assertThat(seconds.met()).isEmpty();
    assertThat(seconds.aiming(20).met()).contains(true);
    assertThat(seconds.aiming(10).met()).contains(false);
  }

  @Test
  void theTableHasOneLineForEachFigure() {
    List<String> lines =
        BenchReport.table(
            List.of(
                BenchFigure.of("ingest", "full", 4, "CPU s", Better.LOWER)
                    .against("ffmpeg", 5)
                    .aiming(1.0)
                    .with("turns", 3),
                BenchFigure.of("start", "first caption", 25.5, "s", Better.LOWER).aiming(20)));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1).split("\\s{2,}", -1))
        .containsExactly("ingest: full", "4 CPU s", "ffmpeg 5", "1.25", ">= 1", "ok", "turns 3");
    assertThat(lines.get(2).split("\\s{2,}", -1))
        .containsExactly("start: first caption", "25.50 s", "<= 20", "missed");
  }

  @Test
  void theValueInJsonIsTheRatioThatTheTargetIsOf() {
    JsonNode node =
        BenchReport.json(
            BenchFigure.of("ingest", "full", 4, "CPU s", Better.LOWER)
                .against("ffmpeg", 5)
                .aiming(1)
                .with("turns", 7L));
    assertThat(node.fieldNames())
        .toIterable()
        .containsExactly("figure", "value", "unit", "target", "better", "detail");
    assertThat(node.get("figure").asText()).isEqualTo("ingest: full, against ffmpeg");
    assertThat(node.get("value").asDouble()).isCloseTo(1.25, within(1e-12));
    assertThat(node.get("unit").asText()).isEqualTo("ratio");
    assertThat(node.get("target").asDouble()).isCloseTo(1, within(1e-12));
    assertThat(node.get("better").asText()).isEqualTo("higher");
    JsonNode detail = node.get("detail");
    assertThat(detail.get("measured").asDouble()).isCloseTo(4, within(1e-12));
    assertThat(detail.get("ceiling").asDouble()).isCloseTo(5, within(1e-12));
    assertThat(detail.get("unit").asText()).isEqualTo("CPU s");
    assertThat(detail.get("turns").asInt()).isEqualTo(7);
  }

  @Test
  void withoutACeilingTheValueInJsonIsAsMeasuredAndATargetThatIsNoneIsNull() {
    JsonNode node =
        BenchReport.json(BenchFigure.of("start", "first caption", 12, "s", Better.LOWER));
    assertThat(node.get("figure").asText()).isEqualTo("start: first caption");
    assertThat(node.get("value").asDouble()).isCloseTo(12, within(1e-12));
    assertThat(node.get("unit").asText()).isEqualTo("s");
    assertThat(node.get("target").isNull()).isTrue();
    assertThat(node.get("better").asText()).isEqualTo("lower");
  }

  @Test
  void theMedianIsTheMiddle() {
    assertThat(Medians.of(List.of(9.0, 1.0, 5.0))).isCloseTo(5, within(1e-12));
    assertThat(Medians.of(List.of(4.0, 1.0, 2.0, 9.0))).isCloseTo(3, within(1e-12));
  }
}
