package io.vigil.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

final class DemoSettingsTest {
  @Test
  void anAddressWithoutMoreTakesTheDefaults() {
    assertThat(DemoSettings.of(URI.create("demo:?"))).isEqualTo(new DemoSettings(8, 640, 360, 12));
    assertThat(DemoSettings.of(URI.create("demo:x"))).isEqualTo(new DemoSettings(8, 640, 360, 12));
  }

  @Test
  void anAddressSaysSeedSizeAndRate() {
    assertThat(DemoSettings.of(URI.create("demo:?seed=7&size=1280x720&rate=25")))
        .isEqualTo(new DemoSettings(7, 1280, 720, 25));
  }

  @Test
  void whatIsNotUnderstoodIsNamed() {
    assertThatThrownBy(() -> DemoSettings.of(URI.create("demo:?sed=7")))
        .hasMessage("demo: takes seed, size and rate, not sed");
    assertThatThrownBy(() -> DemoSettings.of(URI.create("demo:?size=big")))
        .hasMessageContaining("such as 640x360");
    assertThatThrownBy(() -> DemoSettings.of(URI.create("demo:?rate=0")))
        .hasMessageContaining("1 to 60");
  }
}
