package io.vigil.model.adapt;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.evaluate.WindowMaker;
import io.vigil.model.inference.AreaScaler;
import io.vigil.model.inference.FramePreprocessor;
import io.vigil.model.inference.UndecodableImageException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Streams to tokens: each picture and each second of sound once, in batches. */
final class StreamEncoder {

  private static final int BATCH = 32;

  private final BundleManifest manifest;
  private final Function<List<byte[]>, List<float[]>> encodeFrames;
  private final Function<List<short[]>, List<float[]>> encodeAudio;
  private final AreaScaler scaler;

  /**
   * With these encoders.
   *
   * @param manifest of what the tokens are for
   * @param encodeFrames as {@link io.vigil.model.inference.Inference#encodeFrames}
   * @param encodeAudio as {@link io.vigil.model.inference.Inference#encodeAudio}
   */
  StreamEncoder(
      BundleManifest manifest,
      Function<List<byte[]>, List<float[]>> encodeFrames,
      Function<List<short[]>, List<float[]>> encodeAudio) {
    this.manifest = manifest;
    this.encodeFrames = encodeFrames;
    this.encodeAudio = encodeAudio;
    this.scaler = new AreaScaler(manifest.frameSize());
  }

  TokenTrack encode(ClipStream stream) {
    int slots = stream.slots();
    List<float[]> none = Collections.nCopies(slots, new float[0]);
    return new TokenTrack(
        stream.sees() ? frames(stream.shown()) : none,
        stream.hears() ? sounds(stream, slots) : none);
  }

  private List<float[]> frames(List<ClipStream.Shown> shown) {
    List<float[]> tokens = new ArrayList<>(Collections.nCopies(shown.size(), new float[0]));
    List<byte[]> batch = new ArrayList<>();
    List<Integer> slots = new ArrayList<>();
    for (int k = 0; k < shown.size(); k++) {
      if (shown.get(k).encoded().length > 0) {
        batch.add(picture(shown.get(k)));
        slots.add(k);
      }
      if (batch.size() == BATCH || (k == shown.size() - 1 && !batch.isEmpty())) {
        List<float[]> encoded = encodeFrames.apply(batch);
        for (int i = 0; i < slots.size(); i++) {
          tokens.set(slots.get(i), encoded.get(i));
        }
        batch.clear();
        slots.clear();
      }
    }
    return tokens;
  }

  private byte[] picture(ClipStream.Shown shown) {
    try {
      FramePreprocessor.Pixels pixels = FramePreprocessor.decode(shown.encoded());
      return shown.change().picture(pixels.rgb(), pixels.width(), pixels.height(), scaler);
    } catch (UndecodableImageException e) {
      throw new IllegalStateException("a picture that was decoded before cannot be any more", e);
    }
  }

  private List<float[]> sounds(ClipStream stream, int slots) {
    List<float[]> tokens = new ArrayList<>(slots);
    List<short[]> batch = new ArrayList<>();
    WindowMaker windows = new WindowMaker(manifest);
    for (int s = 0; s < slots / 2; s++) {
      batch.add(stream.second(s));
      if (batch.size() == BATCH || s == slots / 2 - 1) {
        tokens.addAll(windows.slots(encodeAudio.apply(batch)));
        batch.clear();
      }
    }
    return tokens;
  }
}
