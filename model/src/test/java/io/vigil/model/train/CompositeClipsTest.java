package io.vigil.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.composite.TestPack;
import io.vigil.model.world.EventTypes;
import io.vigil.model.world.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
          new Material(Optional.of(folder), 1, 0, 0),
          new Material(Optional.of(folder), 0, 1, 0),
          new Material(Optional.of(folder), 0, 0, 1),
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
        new ClipMaker(SHAPE, Split.TRAIN, 96, false, new Material(Optional.of(folder), 0, 1, 0));
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

  @Test
  void ofStillsTheSoundsAreKnownAndThingsAsFarAsLabelled() throws IOException {
    TestPack.write(folder);
    ClipMaker stills =
        new ClipMaker(SHAPE, Split.TRAIN, 96, false, new Material(Optional.of(folder), 0, 0, 1));
    int[] unknown = new int[EventTypes.ALL.size()];
    int[] holding = new int[EventTypes.ALL.size()];
    for (int number = 0; number < 40; number++) {
      Clip clip = stills.make(number);
      assertThat(clip.regions()).containsOnly(-1);
      assertThat(clip.heard()).doesNotContain(-1);
      for (Target target : clip.targets()) {
        for (int i = 0; i < target.labels().length; i++) {
          int type = i % EventTypes.ALL.size();
          String name = EventTypes.ALL.get(type);
          unknown[type] += target.known()[type] ? 0 : 1;
          holding[type] += target.known()[type] && target.labels()[i] > 0 ? 1 : 0;
          if (name.startsWith("camera.") || name.startsWith("motion.")) {
            assertThat(target.known()[type]).isTrue();
            boolean cut = name.equals(EventTypes.CAMERA_CUT);
            assertThat(cut || target.labels()[i] == 0).as(name).isTrue();
          }
        }
      }
    }
    for (String thing : List.of("thing.person", "thing.vehicle", "thing.animal")) {
      assertThat(unknown[EventTypes.indexOf(thing)]).as(thing).isPositive();
      assertThat(holding[EventTypes.indexOf(thing)]).as(thing).isPositive();
    }
    assertThat(holding[EventTypes.indexOf("sound.engine")]).isPositive();
  }
}
