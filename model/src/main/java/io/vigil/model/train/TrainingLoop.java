package io.vigil.model.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.model.layers.LayerScope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.tensorflow.Session;

/** Step after step, with reports and checkpoints between. */
final class TrainingLoop {

  /** Values that a step gives. */
  private static final int VALUES = 13;

  private final Session session;
  private final LayerScope scope;
  private final TrainingStep step;
  private final Samples samples;
  private final ObjectMapper json = new ObjectMapper();

  TrainingLoop(Session session, LayerScope scope, TrainingStep step, Samples samples) {
    this.session = session;
    this.scope = scope;
    this.step = step;
    this.samples = samples;
  }

  void run(TrainConfig config, BatchMaker batches, Checkpoint start, Consumer<Progress> listener)
      throws IOException {
    Path file = config.directory().resolve(Trainer.CHECKPOINT);
    double[] sums = new double[VALUES];
    long reported = System.nanoTime();
    long saved = reported;
    long done = start.step();
    while (done < config.schedule().steps()) {
      if (Thread.interrupted()) {
        break;
      }
      Batch batch;
      try {
        batch = batches.make(samples.clips(), samples.glances());
      } catch (InterruptedException e) {
        break; // While waiting for clips as between steps: what is learnt is saved below.
      }
      double rate = config.schedule().rate(done);
      double[] values = step.run(batch, done, rate, config.averaging());
      if (!Double.isFinite(values[0])) {
        throw new IllegalStateException(
            "training diverged at step " + done + ": start again with a lower rate");
      }
      done++;
      for (int i = 0; i < sums.length; i++) {
        sums[i] += values[i] / Trainer.REPORT_STEPS;
      }
      if (done % Trainer.REPORT_STEPS == 0) {
        long now = System.nanoTime();
        double seconds = (now - reported) / 1e9;
        report(config, listener, progress(done, sums, rate, config.clips(), seconds));
        sums = new double[VALUES];
        reported = now;
      }
      if (System.nanoTime() - saved > config.checkpointEvery().toNanos()) {
        save(file, done);
        saved = System.nanoTime();
      }
    }
    save(file, done);
  }

  private void save(Path file, long done) throws IOException {
    new Checkpoint(done, samples.position(), scope.values(session)).write(file);
  }

  private Progress progress(long done, double[] v, double rate, int clips, double seconds) {
    double speed = Trainer.REPORT_STEPS * clips / seconds;
    return new Progress(
        done,
        v[0],
        v[1],
        v[2],
        v[3],
        v[4],
        v[6],
        v[7],
        v[8],
        v[9],
        v[10],
        v[11],
        v[12],
        v[5],
        rate,
        speed,
        samples.position());
  }

  private void report(TrainConfig config, Consumer<Progress> listener, Progress progress)
      throws IOException {
    Files.write(
        config.directory().resolve("metrics.jsonl"),
        (json.writeValueAsString(progress) + "\n").getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    listener.accept(progress);
  }
}
