package io.vigil.model.adapt;

import io.vigil.model.adapt.HeadValues.Features;
import io.vigil.model.evaluate.WindowMaker;
import io.vigil.model.inference.AreaScaler;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.FusionInput;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Windows to learn from: of a user's films, and of the procedural world, which shows none. */
final class ExampleMaker {

  private static final int WIDTH = 192;
  private static final int HEIGHT = 108;

  private final TunableBundle tunable;
  private final BundleInference inference;
  private final StreamEncoder encoder;
  private final List<String> classes;

  ExampleMaker(TunableBundle tunable, BundleInference inference, List<String> classes) {
    this.tunable = tunable;
    this.inference = inference;
    this.classes = classes;
    this.encoder =
        new StreamEncoder(tunable.manifest(), inference::encodeFrames, tunable::encodeAudio);
  }

  /** Sequences of windows, one for each stream of the films. */
  List<List<Example>> of(List<LabelledFilm> films, int fold, boolean changed, long seed) {
    List<List<Example>> sequences = new ArrayList<>();
    for (ClipStream stream : ClipStream.of(films, classes, changed, seed)) {
      List<FusionInput> windows = encoder.encode(stream).windows(tunable.manifest());
      float[][] truth = stream.truth();
      List<Features> features = tunable.features(windows, stream.sees(), stream.hears());
      List<Example> sequence = new ArrayList<>();
      for (int k = 0; k < features.size(); k++) {
        sequence.add(new Example(fold, !changed, features.get(k), truth[k]));
      }
      sequences.add(sequence);
    }
    return sequences;
  }

  /** The windows of a simulated camera, in which no class is known to hold. */
  List<Example> world(long seed, int seconds, boolean sees, boolean hears, Kin kin) {
    SimulatedCamera camera = new SimulatedCamera(seed, Split.TRAIN);
    List<float[]> none = Collections.nCopies(2 * seconds, new float[0]);
    TokenTrack track =
        new TokenTrack(
            sees ? pictures(camera, 2 * seconds) : none, hears ? sounds(camera, seconds) : none);
    List<Features> features = tunable.features(track.windows(tunable.manifest()), sees, hears);
    boolean[][] labels = camera.labels(0, 2 * seconds);
    List<Example> sequence = new ArrayList<>();
    for (int k = 0; k < features.size(); k++) {
      sequence.add(new Example(-1, true, features.get(k), kin.truth(labels, k)));
    }
    return sequence;
  }

  private List<float[]> pictures(SimulatedCamera camera, int slots) {
    AreaScaler scaler = new AreaScaler(tunable.manifest().frameSize());
    byte[] rgb = new byte[WIDTH * HEIGHT * 3];
    List<byte[]> batch = new ArrayList<>();
    for (int k = 0; k < slots; k++) {
      camera.picture(k * LabelledFilm.SLOT, rgb, WIDTH, HEIGHT);
      batch.add(scaler.scale(rgb, WIDTH, HEIGHT));
    }
    return inference.encodeFrames(batch);
  }

  private List<float[]> sounds(SimulatedCamera camera, int seconds) {
    int rate = tunable.manifest().sampleRate();
    List<short[]> batch = new ArrayList<>();
    for (int s = 0; s < seconds; s++) {
      batch.add(camera.sound((long) s * rate, rate));
    }
    return new WindowMaker(tunable.manifest()).slots(tunable.encodeAudio(batch));
  }
}
