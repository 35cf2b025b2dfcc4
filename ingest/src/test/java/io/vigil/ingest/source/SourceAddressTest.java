package io.vigil.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.ingest.redact.Redactor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAddressTest {
  @ParameterizedTest
  @CsvSource({
    "film.mp4,FILE",
    "/a/b c.mkv,FILE",
    "file:/a/film.mp4,FILE",
    "file:///a/film.mp4,FILE",
    "rtsp://cam/1,RTSP",
    "rtsps://cam:322/1,RTSP",
    "rtmp://host/live/1,RTMP",
    "srt://host:9000?mode=caller,SRT",
    "http://host/film.mp4,HTTP",
    "https://host/film.mp4,HTTP",
    "udp://239.0.0.1:5000,UDP",
    "udp://@:5000,UDP",
    "udp://:5000,UDP",
    "rtsp://[::1]:8554/1,RTSP",
    "srt://:9000?mode=listener,SRT",
    "v4l2:/dev/video0,V4L2",
    "demo:,SIMULATED",
    "demo:two,SIMULATED"
  })
  void knowsTheKindsOfSources(String text, SourceKind kind) throws SourceException {
    assertThat(SourceAddress.parse(text).kind()).isEqualTo(kind);
  }

  @Test
  void showsEverythingButCredentials() throws SourceException {
    SourceAddress address =
        SourceAddress.parse("srt://user:secret@host:9000/path?mode=caller&passphrase=hidden123");

    assertThat(address.toString()).isEqualTo("srt://***@host:9000/path?mode=caller&passphrase=***");
    assertThat(address.withCredentials()).contains("user:secret@").contains("hidden123");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rtsp://user:pa/ss@word@host/1",
        "rtsp://user:12/34@host/1",
        "rtsp://user:12?34@host/1",
        "rtsp://user:pa@(ss/word@host/1",
        "rtsp://user:pa@ss/word@host/1"
      })
  void aPasswordThatIsNotPercentEncodedIsToldWithoutShowingAnyOfIt(String text) {
    assertThatThrownBy(() -> SourceAddress.parse(text))
        .hasMessageStartingWith("rtsp://***: ")
        .hasMessageContaining("percent-encode")
        .hasMessageNotContaining("pa@")
        .hasMessageNotContaining("ss/")
        .hasMessageNotContaining("ss@")
        .hasMessageNotContaining("12")
        .hasMessageNotContaining("34@");
  }

  /** A canary in a thousand addresses: nothing that is shown ever holds it. */
  @Test
  void noPasswordIsEverShown() {
    Random random = new Random(42);
    String[] schemes = {"rtsp", "rtsps", "rtmp", "srt", "http", "https", "udp"};
    for (int i = 0; i < 1000; i++) {
      String password = password(random);
      boolean encoded = random.nextBoolean();
      String written = encoded ? URLEncoder.encode(password, StandardCharsets.UTF_8) : password;
      String text =
          schemes[random.nextInt(schemes.length)]
              + "://admin:"
              + written
              + "@host:8554/path"
              + (random.nextBoolean() ? "?token=" + written : "");
      String shown;
      try {
        SourceAddress address = SourceAddress.parse(text);
        shown =
            address
                + new SourceException(
                        address.toString(),
                        SourceFault.BROKEN,
                        "FFmpeg said: cannot open '" + text + "', password " + password)
                    .line()
                + Redactor.PROCESS.redact(
                    "Authorization: Basic "
                        + Base64.getEncoder()
                            .encodeToString(
                                ("admin:" + password).getBytes(StandardCharsets.UTF_8)));
        assertThat(shown)
            .doesNotContain(
                Base64.getEncoder()
                    .encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8)));
      } catch (SourceException e) {
        shown = e.line();
      }
      assertThat(shown).as(text).doesNotContain(password).doesNotContain(written);
    }
  }

  private static String password(Random random) {
    String alphabet = "abcXYZ0189!$&'()*+,;=:@/?#[]%~._- ";
    StringBuilder password = new StringBuilder("cAn4ry");
    int length = 4 + random.nextInt(12);
    for (int i = 0; i < length; i++) {
      password.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return password.append("eNd").toString();
  }
}
