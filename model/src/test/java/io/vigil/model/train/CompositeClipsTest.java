package io.vigil.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.composite.TestPack;
import io.vigil.model.world.EventTypes;
import io.vigil.model.world.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompositeClipsTest {
  private static final ClipShape SHAPE = ClipShape.standard();

  @TempDir Path folder;

  @Test
  void theSameNumberGivesTheSameClipOfAnyWorld() throws IOException {
    TestPack.write(folder);
    for (Material material :
        new Material[] {
          new Material(Optional.of(folder), 1, 0),
          new Material(Optional.of(folder), 0, 1),
          Material.of(folder)
        }) {
      ClipMaker one = new ClipMaker(SHAPE, Split.TRAIN, 96, false, material);
      ClipMaker other = new ClipMaker(SHAPE, Split.TRAIN, 96, false, material);
      for (int number = 0; number < 4; number++) {
        assertThat(one.make(number).pictures()).isEqualTo(other.make(number).pictures());
        assertThat(one.make(number).sound()).isEqualTo(other.make(number).sound());
      }
    }
  }

  @Test
  void ofFilmsOnlyTheCamerasFaultsAreKnown() throws IOException {
    TestPack.write(folder);
    ClipMaker films =
        new ClipMaker(SHAPE, Split.TRAIN, 96, false, new Material(Optional.of(folder), 0, 1));
    int faults = 0;
    for (int number = 0; number < 12; number++) {
      Clip clip = films.make(number);
      assertThat(clip.regions()).containsOnly(-1);
      assertThat(clip.heard()).containsOnly(-1);
      for (Target target : clip.targets()) {
        assertThat(target.told()).isFalse();
        for (int i = 0; i < target.labels().length; i++) {
          int type = i % EventTypes.ALL.size();
          boolean camera = EventTypes.ALL.get(type).startsWith("camera.");
          assertThat(target.known()[type]).isEqualTo(camera);
          faults += camera && target.labels()[i] > 0 ? 1 : 0;
        }
      }
    }
    assertThat(faults).isGreaterThan(20);
  }
}
