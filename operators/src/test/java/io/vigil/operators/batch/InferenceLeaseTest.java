package io.vigil.operators.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.model.inference.UndecodableImageException;
import io.vigil.operators.support.TestCamera;
import io.vigil.operators.support.UntrainedBundle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceLeaseTest {

  private static final BatchPolicy POLICY = new BatchPolicy(4, Duration.ofMillis(5), 16, 1);

  @Test
  void allLeasesOfAProcessShareOneSessionUntilTheLastIsClosed(@TempDir Path directory)
      throws Exception {
    InferenceSettings settings =
        new InferenceSettings(
            UntrainedBundle.write(directory.resolve("bundle")).toString(),
            POLICY,
            POLICY,
            POLICY,
            POLICY,
            1,
            1,
            1,
            false);
    InferenceLease first = InferenceLease.take(settings, new BundleOpener());
    InferenceLease second = InferenceLease.take(settings, new BundleOpener());
    assertThat(second.hub()).isSameAs(first.hub());
    first.close();
    first.close();
    byte[] jpeg = TestCamera.of("s", 1).frames(0, 1).get(0).getData().array();
    assertThat(second.hub().frame(jpeg, MicroBatcher.NEVER).get(60, TimeUnit.SECONDS)).isNotEmpty();
    assertThatThrownBy(
            () -> second.hub().frame(new byte[] {1}, MicroBatcher.NEVER).get(60, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(UndecodableImageException.class);
    second.close();
    InferenceLease third = InferenceLease.take(settings, new BundleOpener());
    assertThat(third.hub()).isNotSameAs(first.hub());
    third.close();
  }

  @Test
  void aBundleThatIsNotThereIsNamed() {
    InferenceSettings settings =
        new InferenceSettings("nowhere", POLICY, POLICY, POLICY, POLICY, 1, 1, 1, false);
    assertThatThrownBy(() -> InferenceLease.take(settings, new BundleOpener()))
        .hasMessageContaining("nowhere");
  }
}
