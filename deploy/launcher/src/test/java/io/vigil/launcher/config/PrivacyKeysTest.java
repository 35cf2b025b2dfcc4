package io.vigil.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrivacyKeysTest {
  @TempDir private Path folder = Path.of("");

  private VigilConfig load(String yaml, String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("vigil.yaml"), yaml);
    return new ConfigLoader(Map.of("TLS_PASSWORD", "of-the-keystore"))
        .load(Optional.of(file), List.of(overrides));
  }

  @Test
  void masksSoundAndEventsOnlyAreReadAndPrintedAsTheyAreWritten() throws IOException {
    VigilConfig config =
        load(
            """
            streams:
              - id: door
                source: film.mp4
                masks: 0,0 0.4,0 0.4,1 0,1; 0.9,0.9 1,0.9 1,1
                sound: false
                events-only: true
              - id: yard
                source: other.mp4
            """);
    assertThat(config.streams().get(0).privacy().masks()).hasSize(2);
    assertThat(config.streams().get(0).privacy().sound()).isFalse();
    assertThat(config.streams().get(0).privacy().eventsOnly()).isTrue();
    assertThat(config.streams().get(1).privacy().masks()).isEmpty();
    assertThat(config.streams().get(1).privacy().sound()).isTrue();
    assertThat(config.streams().get(1).privacy().eventsOnly()).isFalse();
    assertThat(load(ConfigPrinter.yaml(config)).streams()).isEqualTo(config.streams());
  }

  @Test
  void aWrongMaskSaysWhatIsAllowed() {
    assertThatThrownBy(() -> load("streams: [{id: door, source: f.mp4, masks: \"0,0 1,0 1,9\"}]"))
        .hasMessageContaining("streams[0].masks: '0,0 1,0 1,9' is not allowed")
        .hasMessageContaining("corners x,y from 0 to 1");
  }

  @Test
  void keysOfAccessAreCheckedAgainstOneAnotherAndThePasswordIsNotPrinted() throws IOException {
    VigilConfig config =
        load("access: {tls-keystore: s.p12, tls-password: \"${TLS_PASSWORD}\", names: cam.lan}");
    assertThat(ConfigPrinter.yaml(config))
        .contains("tls-keystore: s.p12", "tls-password: \"(hidden)\"")
        .doesNotContain("of-the-keystore");
    assertThat(config.access().nameList()).containsExactly("cam.lan");
    for (String wrong :
        List.of(
            "tls-keystore: s.p12",
            "tls-certificate: c.pem",
            "session-idle: 13h",
            "names: \"cam.lan:8080\"",
            "{tls-keystore: s, tls-password: p, tls-certificate: c, tls-key: k}")) {
      String section = wrong.startsWith("{") ? wrong : "{" + wrong + "}";
      assertThatThrownBy(() -> load("access: " + section))
          .as(wrong)
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("access: ");
    }
  }
}
