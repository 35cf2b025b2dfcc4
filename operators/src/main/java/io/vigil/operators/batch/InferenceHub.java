package io.vigil.operators.batch;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.CaptionOutput;
import io.vigil.model.inference.FramePreprocessor;
import io.vigil.model.inference.FusionInput;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.UndecodableImageException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One process's networks: a session, and a batcher for each of its duties, shared by all subtasks.
 * Thread-safe. Answers come on worker threads.
 */
public final class InferenceHub implements AutoCloseable {

  private final Inference inference;
  private final FramePreprocessor preprocessor;
  private final ExecutorService decoders;
  private final MicroBatcher<byte[], float[]> frames;
  private final MicroBatcher<short[], float[]> audio;
  private final MicroBatcher<FusionInput, FusionOutput> fusion;
  private final MicroBatcher<float[], CaptionOutput> captions;

  /**
   * Warms the networks up and starts the batchers.
   *
   * @param inference closed with the hub
   */
  public InferenceHub(Inference inference, InferenceSettings settings) {
    this.inference = inference;
    inference.warmUp();
    preprocessor = new FramePreprocessor(inference.manifest().frameSize());
    decoders =
        Executors.newFixedThreadPool(
            settings.decoders(),
            task -> {
              Thread thread = new Thread(task, "vigil-decode");
              thread.setDaemon(true);
              return thread;
            });
    frames = new MicroBatcher<>("frames", settings.frames(), inference::encodeFrames);
    audio = new MicroBatcher<>("audio", settings.audio(), inference::encodeAudio);
    fusion = new MicroBatcher<>("fusion", settings.fusion(), inference::fuse);
    captions = new MicroBatcher<>("captions", settings.captions(), inference::caption);
  }

  /** What the bundle says of itself. */
  public BundleManifest manifest() {
    return inference.manifest();
  }

  /**
   * A picture's tokens [F, D].
   *
   * @param expires as in {@link MicroBatcher#submit(Object, long)}
   * @return fails with {@link UndecodableImageException} if the bytes are no picture
   */
  public CompletableFuture<float[]> frame(byte[] encoded, long expires) {
    return CompletableFuture.supplyAsync(() -> rgb(encoded), decoders)
        .thenCompose(rgb -> submit(frames, rgb, expires));
  }

  /**
   * A second of sound's tokens [4, D].
   *
   * @param expires as in {@link MicroBatcher#submit(Object, long)}
   */
  public CompletableFuture<float[]> audio(short[] samples, long expires) {
    return submit(audio, samples, expires);
  }

  /** What the network says of a window. */
  public CompletableFuture<FusionOutput> fuse(FusionInput window) {
    return submit(fusion, window, MicroBatcher.NEVER);
  }

  /** The caption of a context. */
  public CompletableFuture<CaptionOutput> caption(float[] context) {
    return submit(captions, context, MicroBatcher.NEVER);
  }

  /** The batcher of pictures, for its metrics. */
  public MicroBatcher<?, ?> frames() {
    return frames;
  }

  /** The batcher of sound, for its metrics. */
  public MicroBatcher<?, ?> audio() {
    return audio;
  }

  /** The batcher of windows, for its metrics. */
  public MicroBatcher<?, ?> fusion() {
    return fusion;
  }

  /** The batcher of captions, for its metrics. */
  public MicroBatcher<?, ?> captions() {
    return captions;
  }

  @Override
  public void close() {
    decoders.shutdownNow();
    frames.close();
    audio.close();
    fusion.close();
    captions.close();
    inference.close();
  }

  private byte[] rgb(byte[] encoded) {
    try {
      return preprocessor.rgb(encoded);
    } catch (UndecodableImageException e) {
      throw new CompletionException(e);
    }
  }

  private static <I, O> CompletableFuture<O> submit(
      MicroBatcher<I, O> batcher, I item, long expires) {
    try {
      return batcher.submit(item, expires);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CompletableFuture.failedFuture(e);
    }
  }
}
