package io.vigil.operators.batch;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.AnswerOutput;
import io.vigil.model.inference.CaptionOutput;
import io.vigil.model.inference.FramePreprocessor;
import io.vigil.model.inference.FusionInput;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.QuestionInput;
import io.vigil.model.inference.UndecodableImageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One process's networks: a session, and a batcher for each of its duties, shared by all subtasks.
 * Thread-safe. Answers come on worker threads.
 */
public final class InferenceHub implements AutoCloseable {

  /** Windows of a run of the answering at most. */
  private static final int ANSWERED = 64;

  private final Inference inference;
  private final FramePreprocessor preprocessor;
  private final ExecutorService decoders;
  private final MicroBatcher<byte[], float[]> frames;
  private final MicroBatcher<short[], float[]> audio;
  private final MicroBatcher<FusionInput, FusionOutput> fusion;
  private final MicroBatcher<float[], CaptionOutput> captions;
  private final MicroBatcher<List<QuestionInput>, List<AnswerOutput>> answers;

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
    // As rare as captions, and someone waits for each as well.
    answers = new MicroBatcher<>("answers", settings.captions(), this::answers);
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

  /**
   * The answers to one question on several windows.
   *
   * @param question on each window, at least one
   */
  public CompletableFuture<List<AnswerOutput>> answer(List<QuestionInput> question) {
    return submit(answers, question, MicroBatcher.NEVER);
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

  /** The batcher of questions, for its metrics. */
  public MicroBatcher<?, ?> answers() {
    return answers;
  }

  @Override
  public void close() {
    decoders.shutdownNow();
    frames.close();
    audio.close();
    fusion.close();
    captions.close();
    answers.close();
    inference.close();
  }

  /** Answers all questions of a batch, so many windows at a time that memory stays small. */
  private List<List<AnswerOutput>> answers(List<List<QuestionInput>> questions) {
    List<QuestionInput> all = questions.stream().flatMap(List::stream).toList();
    List<AnswerOutput> outputs = new ArrayList<>(all.size());
    for (int from = 0; from < all.size(); from += ANSWERED) {
      outputs.addAll(inference.answer(all.subList(from, Math.min(all.size(), from + ANSWERED))));
    }
    List<List<AnswerOutput>> answered = new ArrayList<>(questions.size());
    int at = 0;
    for (List<QuestionInput> question : questions) {
      answered.add(List.copyOf(outputs.subList(at, at + question.size())));
      at += question.size();
    }
    return answered;
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
