package io.vigil.launcher.networks;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.bundle.Signatures;
import io.vigil.model.inference.FusionInput;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.QuestionInput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Measures what a call of each signature costs on this machine, copying in and out included. */
public final class CallCosts {
  private static final int WARM_UP = 3;

  private final Inference inference;
  private final BundleManifest manifest;
  private final Random random = new Random(1);

  /** Of a loaded bundle. */
  public CallCosts(Inference inference) {
    this.inference = inference;
    this.manifest = inference.manifest();
  }

  /**
   * The median time of a call, in milliseconds.
   *
   * @param signature one of {@link Signatures}
   * @param batch items of the call
   * @param calls that are measured, after a few that are not
   */
  public double millis(String signature, int batch, int calls) {
    Runnable call = call(signature, batch);
    for (int i = 0; i < WARM_UP; i++) {
      call.run();
    }
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      long begin = System.nanoTime();
      call.run();
      times.add((System.nanoTime() - begin) / 1e6);
    }
    Collections.sort(times);
    return times.get(times.size() / 2);
  }

  /** A call on random media, its inputs made beforehand. */
  private Runnable call(String signature, int batch) {
    return switch (signature) {
      case Signatures.ENCODE_FRAMES -> {
        List<byte[]> pictures = Collections.nCopies(batch, picture());
        yield () -> inference.encodeFrames(pictures);
      }
      case Signatures.ENCODE_AUDIO -> {
        List<short[]> sound = Collections.nCopies(batch, second());
        yield () -> inference.encodeAudio(sound);
      }
      case Signatures.ENCODE_TEXT -> {
        List<String> sentences = Collections.nCopies(batch, "a red car stops");
        yield () -> inference.encodeText(sentences);
      }
      case Signatures.FUSE -> {
        List<FusionInput> windows = Collections.nCopies(batch, window());
        yield () -> inference.fuse(windows);
      }
      case Signatures.CAPTION -> {
        List<float[]> contexts =
            Collections.nCopies(batch, floats(manifest.contextTokens() * manifest.width()));
        yield () -> inference.caption(contexts);
      }
      case Signatures.ANSWER -> {
        List<QuestionInput> questions =
            Collections.nCopies(
                batch,
                new QuestionInput(
                    floats(manifest.contextTokens() * manifest.width()), "what is heard"));
        yield () -> inference.answer(questions);
      }
      default -> throw new IllegalArgumentException("no signature " + signature);
    };
  }

  private byte[] picture() {
    byte[] rgb = new byte[manifest.frameSize() * manifest.frameSize() * 3];
    random.nextBytes(rgb);
    return rgb;
  }

  private short[] second() {
    short[] samples = new short[manifest.sampleRate()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) random.nextInt(Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return samples;
  }

  private FusionInput window() {
    int slots = manifest.slots();
    int heard = slots * manifest.audioTokensPerSlot();
    int width = manifest.width();
    int memory = manifest.memoryTokens();
    return new FusionInput(
        floats(slots * manifest.frameTokens() * width),
        ones(slots),
        floats(heard * width),
        ones(heard),
        floats(memory * width),
        ones(memory));
  }

  private float[] floats(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static float[] ones(int count) {
    float[] values = new float[count];
    java.util.Arrays.fill(values, 1);
    return values;
  }
}
