package io.vigil.operators.support;

import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.AnswerOutput;
import io.vigil.model.inference.CaptionOutput;
import io.vigil.model.inference.FusionInput;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.QuestionInput;
import io.vigil.operators.batch.BundleOpener;
import io.vigil.operators.batch.InferenceOpener;
import io.vigil.operators.batch.InferenceSettings;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The real networks on a machine that is too slow for them: each picture takes a tenth second. */
public final class SlowOpener implements InferenceOpener {

  private static final long serialVersionUID = 1L;
  private static final long NANOS_PER_FRAME = 100_000_000;

  @Override
  public Inference open(InferenceSettings settings) throws BundleException {
    return new Slow(new BundleOpener().open(settings));
  }

  private record Slow(Inference real) implements Inference {

    @Override
    public BundleManifest manifest() {
      return real.manifest();
    }

    @Override
    public List<float[]> encodeFrames(List<byte[]> rgb) {
      long end = System.nanoTime() + rgb.size() * NANOS_PER_FRAME;
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
      return real.encodeFrames(rgb);
    }

    @Override
    public List<float[]> encodeAudio(List<short[]> segments) {
      return real.encodeAudio(segments);
    }

    @Override
    public List<float[]> encodeText(List<String> sentences) {
      return real.encodeText(sentences);
    }

    @Override
    public List<FusionOutput> fuse(List<FusionInput> windows) {
      return real.fuse(windows);
    }

    @Override
    public List<AnswerOutput> answer(List<QuestionInput> questions) {
      return real.answer(questions);
    }

    @Override
    public List<CaptionOutput> caption(List<float[]> contexts) {
      return real.caption(contexts);
    }

    @Override
    public void warmUp() {
      real.warmUp();
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
