package io.vigil.launcher.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StreamNamesTest {
  @Test
  void aStreamIsNamedAfterItsSource() {
    assertThat(
            ids("films/yard cam.mp4", "rtsp://10.0.0.7:554/stream1", "demo:", "v4l2:/dev/video0"))
        .containsExactly("yard-cam", "10.0.0.7-554-stream1", "demo", "dev-video0");
  }

  @Test
  void theSecondOfANameIsNumbered() {
    assertThat(ids("a/x.mp4", "b/x.mkv", "x.ts")).containsExactly("x", "x-2", "x-3");
  }

  @Test
  void aNameOfOnesOwnIsTaken() {
    assertThat(StreamNames.of(List.of("door=rtsp://h/x")))
        .containsExactly(new StreamNames.Named("door", "rtsp://h/x"));
  }

  @Test
  void noNameHoldsUserPasswordOrToken() {
    assertThat(
            ids(
                "rtsp://user:c4nary@host/x",
                "rtsp://user:c4nary@p@host/x",
                "http://host/x?token=c4nary",
                "http://host/x#c4nary"))
        .allSatisfy(id -> assertThat(id).doesNotContain("c4nary").doesNotContain("user"));
    assertThat(StreamNames.of(List.of("rtsp://user:c4nary@host/x")).toString())
        .doesNotContain("c4nary");
  }

  @Test
  void anOddNameIsStillAName() {
    assertThat(ids("???", ".hidden", "x".repeat(300) + ".mp4"))
        .allSatisfy(id -> assertThat(id).matches("[A-Za-z0-9._-]{1,200}"));
  }

  private static List<String> ids(String... sources) {
    return StreamNames.of(List.of(sources)).stream().map(StreamNames.Named::id).toList();
  }
}
