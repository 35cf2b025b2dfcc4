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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real networks on a machine that is too slow for them: no picture is encoded until the test
 * lets it. The test and the job's tasks, which get a copy of this, meet by its name.
 *
 * @param name of the test
 */
public record StalledOpener(String name) implements InferenceOpener {

  private static final long serialVersionUID = 1L;
  private static final Map<String, Gate> GATES = new ConcurrentHashMap<>();

  private record Gate(CountDownLatch open, AtomicInteger pictures) {}

  /** Lets pictures be encoded from now on. */
  public void release() {
    gate().open().countDown();
  }

  /** How many pictures were given to the encoder. */
  public int pictures() {
    return gate().pictures().get();
  }

  private Gate gate() {
    return GATES.computeIfAbsent(name, n -> new Gate(new CountDownLatch(1), new AtomicInteger()));
  }

  @Override
  public Inference open(InferenceSettings settings) throws BundleException {
    return new Stalled(new BundleOpener().open(settings), gate());
  }

  private record Stalled(Inference real, Gate gate) implements Inference {

    @Override
    public BundleManifest manifest() {
      return real.manifest();
    }

    @Override
    public List<float[]> encodeFrames(List<byte[]> rgb) {
      gate.pictures().addAndGet(rgb.size());
      try {
        gate.open().await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("stopped while stalled", e);
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
