package io.vigil.model.evaluate;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.FramePreprocessor;
import io.vigil.model.inference.FusionInput;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.RawWindow;
import io.vigil.model.inference.UndecodableImageException;
import io.vigil.model.memory.TokenMemory;
import io.vigil.model.world.Camera;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plays simulated cameras to a model as the streaming job does: pictures as JPEG of the size that
 * ingest makes, one a slot, sound by the second, a window after every slot, a rolling memory.
 */
public final class StreamPlayer {

  private static final int WIDTH = 224;
  private static final int HEIGHT = 126;
  private static final int BATCH = 16;

  private final Inference inference;
  private final BundleManifest manifest;
  private final FramePreprocessor preprocessor;
  private final WindowMaker windows;
  private final JpegPainter painter = new JpegPainter(WIDTH, HEIGHT);

  /** Plays to the given model. */
  public StreamPlayer(Inference inference) {
    this.inference = inference;
    this.manifest = inference.manifest();
    this.windows = new WindowMaker(manifest);
    this.preprocessor = new FramePreprocessor(manifest.frameSize());
  }

  /**
   * Plays the first seconds of a camera, once for each set of senses; pictures and sound are
   * encoded once.
   *
   * @param seconds whole seconds
   */
  public Map<SenseMask, Recording> play(Camera camera, int seconds, Set<SenseMask> senses) {
    List<float[]> frames = frames(camera, 2 * seconds);
    List<float[]> sound = sound(camera, seconds);
    Map<SenseMask, Recording> recordings = new EnumMap<>(SenseMask.class);
    for (SenseMask sense : senses) {
      recordings.put(sense, new Recording(camera, fuse(frames, sound, sense)));
    }
    return recordings;
  }

  /**
   * What the model is given of the window that ends at a time, nothing in memory.
   *
   * @param end whole seconds from the camera's start, at least a window's length
   */
  RawWindow window(Camera camera, int end) {
    int slots = manifest.slots();
    int rate = manifest.sampleRate();
    List<byte[]> pictures = new ArrayList<>();
    for (int k = 2 * end - slots; k < 2 * end; k++) {
      pictures.add(picture(camera, k));
    }
    List<short[]> sound = new ArrayList<>();
    for (int s = end - slots / 2; s < end; s++) {
      sound.add(camera.sound((long) s * rate, rate));
    }
    return RawWindow.of(manifest, pictures, sound);
  }

  private byte[] picture(Camera camera, int slot) {
    try {
      return preprocessor.rgb(painter.paint(camera, slot * Recording.SLOT));
    } catch (UndecodableImageException e) {
      throw new IllegalStateException("a picture of our own cannot be decoded", e);
    }
  }

  private List<float[]> frames(Camera camera, int slots) {
    List<float[]> tokens = new ArrayList<>(slots);
    List<byte[]> batch = new ArrayList<>();
    for (int k = 0; k < slots; k++) {
      batch.add(picture(camera, k));
      if (batch.size() == BATCH || k == slots - 1) {
        tokens.addAll(inference.encodeFrames(batch));
        batch.clear();
      }
    }
    return tokens;
  }

  private List<float[]> sound(Camera camera, int seconds) {
    int rate = manifest.sampleRate();
    List<float[]> tokens = new ArrayList<>();
    List<short[]> batch = new ArrayList<>();
    for (int s = 0; s < seconds; s++) {
      batch.add(camera.sound((long) s * rate, rate));
      if (batch.size() == BATCH || s == seconds - 1) {
        tokens.addAll(windows.slots(inference.encodeAudio(batch)));
        batch.clear();
      }
    }
    return tokens;
  }

  private List<FusionOutput> fuse(List<float[]> frames, List<float[]> sound, SenseMask sense) {
    TokenMemory memory = new TokenMemory(manifest.memoryTokens(), manifest.width());
    List<FusionOutput> outputs = new ArrayList<>();
    List<FusionInput> batch = new ArrayList<>();
    for (int newest = 0; newest < frames.size(); newest++) {
      int evicted = newest - manifest.slots();
      if (evicted >= 0 && sense.sees()) {
        memory.add(windows.whole(frames.get(evicted)));
      }
      batch.add(windows.window(frames, sound, memory, newest, sense));
      if (batch.size() == BATCH || newest == frames.size() - 1) {
        outputs.addAll(inference.fuse(batch));
        batch.clear();
      }
    }
    return outputs;
  }
}
