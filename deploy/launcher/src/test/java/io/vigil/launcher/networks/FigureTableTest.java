package io.vigil.launcher.networks;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.evaluate.Figure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FigureTableTest {
  @Test
  void aFigureStandsBesideItsIntervalItsTargetAndItsBaselines() {
    Map<String, Object> detail =
        Map.of(
            "low95",
            0.85,
            "high95",
            0.95,
            "chance",
            0.1,
            "majority",
            0.6,
            "deaf",
            0.5,
            "blind",
            0.25,
            "timer",
            0.4,
            "asked",
            80);
    List<String> lines =
        FigureTable.lines(
            List.of(
                new Figure("event F1", 0.9, "", 0.8, "higher", detail),
                new Figure("combinations.event F1", 0.75, "", 0.8, "higher", Map.of())));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).split("\\s{2,}", -1))
        .containsExactly(
            "figure",
            "value",
            "95 %",
            "target",
            "chance",
            "majority",
            "deaf",
            "blind",
            "held-out mixes",
            "others");
    assertThat(lines.get(1).split("\\s{2,}", -1))
        .containsExactly(
            "event F1",
            "0.900",
            "0.850 to 0.950",
            ">= 0.800",
            "ok",
            "0.100",
            "0.600",
            "0.500",
            "0.250",
            "0.750",
            "timer 0.400");
  }

  @Test
  void whatHasNoTargetIsNeitherReachedNorMissed() {
    List<String> lines =
        FigureTable.lines(
            List.of(
                new Figure("CIDEr", 3.2, "", 0, "higher", Map.of()),
                new Figure("loss", 0.1, "", 0, "lower", Map.of())));
    assertThat(lines.get(1)).doesNotContain("ok", "missed", ">=");
    assertThat(lines.get(2)).contains("<= 0.000  missed");
  }

  @Test
  void aMissedTargetIsSaidInEitherDirection() {
    List<String> lines =
        FigureTable.lines(
            List.of(
                new Figure("recall", 0.7, "", 0.8, "higher", Map.of()),
                new Figure("onset error", 0.3, "s", 0.25, "lower", Map.of()),
                new Figure("onset error of cuts", 0.2, "s", 0.25, "lower", Map.of())));
    assertThat(lines.get(1)).contains(">= 0.800  missed");
    assertThat(lines.get(2)).contains("0.300 s").contains("<= 0.250 s  missed");
    assertThat(lines.get(3)).contains("ok");
  }

  @Test
  void aTypeThatDidNotHappenIsNoSuccess() {
    Figure figure = new Figure("event F1 x", 1, "", 0.8, "higher", Map.of("truth", 0));
    assertThat(FigureTable.lines(List.of(figure)).get(1)).contains("none seen");
  }
}
