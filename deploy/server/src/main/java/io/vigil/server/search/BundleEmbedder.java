package io.vigil.server.search;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.FramePreprocessor;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.RawWindow;
import io.vigil.model.inference.UndecodableImageException;
import io.vigil.server.http.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Embeds with a bundle, which is loaded when something is first searched for. */
public final class BundleEmbedder implements Embedder {
  private final BundleManifest manifest;
  private final Supplier<Inference> inference;

  /**
   * An embedder.
   *
   * @param manifest of the bundle
   * @param inference on it; asked for at each search, so it must be the same each time
   */
  public BundleEmbedder(BundleManifest manifest, Supplier<Inference> inference) {
    this.manifest = manifest;
    this.inference = inference;
  }

  @Override
  public String model() {
    return manifest.name() + " " + manifest.version();
  }

  @Override
  public float[] text(String sentence) {
    return unit(inference.get().encodeText(List.of(sentence)).get(0));
  }

  @Override
  public float[] picture(byte[] encoded) {
    byte[] rgb;
    try {
      rgb = new FramePreprocessor(manifest.frameSize()).rgb(encoded);
    } catch (UndecodableImageException e) {
      throw new Problem(
          400,
          "bad-picture",
          "The picture cannot be read",
          "'picture' is not a JPEG or PNG that can be read; send one, base64");
    }
    List<byte[]> pictures = Collections.nCopies(manifest.slots(), rgb);
    return fused(RawWindow.of(manifest, pictures, silence()).deaf());
  }

  @Override
  public float[] sound(byte[] wav) {
    int rate = manifest.sampleRate();
    short[] samples = WavBytes.samples(wav, rate);
    List<short[]> seconds = new ArrayList<>();
    int count = silence().size();
    for (int s = 0; s < count; s++) {
      // A sound that is shorter than a window goes on from its beginning.
      short[] second = new short[rate];
      for (int i = 0; i < rate; i++) {
        second[i] = samples[(s * rate + i) % samples.length];
      }
      seconds.add(second);
    }
    byte[] black = new byte[manifest.frameSize() * manifest.frameSize() * 3];
    return fused(
        RawWindow.of(manifest, Collections.nCopies(manifest.slots(), black), seconds).blind());
  }

  private List<short[]> silence() {
    int seconds = (int) Math.ceil(manifest.slots() * manifest.hopMicros() / 1e6);
    return Collections.nCopies(seconds, new short[manifest.sampleRate()]);
  }

  private float[] fused(RawWindow window) {
    Inference model = inference.get();
    return unit(model.fuse(List.of(window.encoded(model))).get(0).embedding());
  }

  private static float[] unit(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += value * value;
    }
    float[] unit = Arrays.copyOf(vector, vector.length);
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (unit[i] / Math.sqrt(Math.max(squares, 1e-12)));
    }
    return unit;
  }
}
