package io.vigil.model.evaluate;

import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetPack;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.FramePreprocessor;
import io.vigil.model.inference.FusionInput;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.UndecodableImageException;
import io.vigil.model.memory.TokenMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Plays pictures to a model as films that stand still, for one window each, without sound. */
final class StillPlayer {

  private static final int BATCH = 16;

  /** Newest slots that are read. */
  private static final int NEWEST = 2;

  private final Inference inference;
  private final BundleManifest manifest;
  private final FramePreprocessor preprocessor;
  private final WindowMaker windows;

  StillPlayer(Inference inference) {
    this.inference = inference;
    this.manifest = inference.manifest();
    this.preprocessor = new FramePreprocessor(manifest.frameSize());
    this.windows = new WindowMaker(manifest);
  }

  /**
   * Plays some stills of a pack.
   *
   * @param step is run after every batch: {@link #steps} times
   */
  List<StillScore> play(AssetPack pack, List<Asset> stills, Runnable step) {
    List<StillScore> scores = new ArrayList<>();
    for (int from = 0; from < stills.size(); from += BATCH) {
      List<Asset> batch = stills.subList(from, Math.min(stills.size(), from + BATCH));
      List<byte[]> pictures =
          batch.stream().map(s -> picture(pack.directory().resolve(s.file()))).toList();
      List<FusionInput> inputs =
          inference.encodeFrames(pictures).stream().map(this::window).toList();
      List<FusionOutput> outputs = inference.fuse(inputs);
      for (int i = 0; i < batch.size(); i++) {
        scores.add(new StillScore(batch.get(i), newest(outputs.get(i))));
      }
      step.run();
    }
    return scores;
  }

  /** How many batches so many stills are. */
  static int steps(int stills) {
    return (stills + BATCH - 1) / BATCH;
  }

  private byte[] picture(Path file) {
    try {
      return preprocessor.rgb(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read; make the pack anew", e);
    } catch (UndecodableImageException e) {
      throw new IllegalStateException(file + " is no picture; make the pack anew", e);
    }
  }

  private FusionInput window(float[] tokens) {
    TokenMemory memory = new TokenMemory(manifest.memoryTokens(), manifest.width());
    List<float[]> frames = Collections.nCopies(manifest.slots(), tokens);
    return windows.window(frames, List.of(), memory, manifest.slots() - 1, SenseMask.DEAF);
  }

  private float[] newest(FusionOutput output) {
    int types = manifest.eventTypes().size();
    float[] mean = new float[types];
    for (int slot = manifest.slots() - NEWEST; slot < manifest.slots(); slot++) {
      for (int e = 0; e < types; e++) {
        mean[e] += output.eventProbabilities()[slot * types + e] / NEWEST;
      }
    }
    return mean;
  }
}
