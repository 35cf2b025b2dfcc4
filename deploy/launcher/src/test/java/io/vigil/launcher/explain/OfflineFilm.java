package io.vigil.launcher.explain;

import io.vigil.launcher.config.JobSection;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.evaluate.SenseMask;
import io.vigil.model.evaluate.WindowMaker;
import io.vigil.model.event.EventChange;
import io.vigil.model.event.EventDecoder;
import io.vigil.model.event.EventState;
import io.vigil.model.inference.CaptionOutput;
import io.vigil.model.inference.FramePreprocessor;
import io.vigil.model.inference.FusionInput;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.inference.Inference;
import io.vigil.model.memory.TokenMemory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle says of a film that lies there whole: all pictures encoded in one call, all seconds
 * of sound in one, all windows fused in one, and only then events and captions read off. No topic,
 * no job, no clock. Times are slots from the film's beginning; window k ends with slot k.
 */
final class OfflineFilm {
  /** Slots that a stream must have lasted before it is put into words. */
  private static final int LEAST_SLOTS = 4;

  private final Inference inference;
  private final BundleManifest manifest;
  private final List<FusionOutput> windows;

  /** An event; from and until in slots. */
  record Told(String type, int from, int until, float confidence) {}

  /** A revision of a caption; from and until in slots. */
  record Said(boolean last, int from, int until, String text, float confidence) {}

  private OfflineFilm(Inference inference, List<FusionOutput> windows) {
    this.inference = inference;
    this.manifest = inference.manifest();
    this.windows = windows;
  }

  static OfflineFilm of(Path film, int seconds, Inference inference) throws Exception {
    BundleManifest manifest = inference.manifest();
    FilmPart part = FilmReader.read(film, seconds, done -> {});
    FramePreprocessor preprocessor = new FramePreprocessor(manifest.frameSize());
    List<byte[]> pictures = new ArrayList<>();
    for (var jpeg : part.pictures()) {
      pictures.add(preprocessor.rgb(jpeg.orElseThrow()));
    }
    List<short[]> sound = new ArrayList<>();
    for (int s = 0; s < seconds; s++) {
      int rate = manifest.sampleRate();
      sound.add(Arrays.copyOfRange(part.sound(), s * rate, (s + 1) * rate));
    }
    WindowMaker maker = new WindowMaker(manifest);
    List<float[]> seen = inference.encodeFrames(pictures);
    List<float[]> heard = maker.slots(inference.encodeAudio(sound));
    TokenMemory memory = new TokenMemory(manifest.memoryTokens(), manifest.width());
    List<FusionInput> inputs = new ArrayList<>();
    for (int newest = 0; newest < 2 * seconds; newest++) {
      if (newest >= manifest.slots()) {
        memory.add(maker.whole(seen.get(newest - manifest.slots())));
      }
      inputs.add(maker.window(seen, heard, memory, newest, SenseMask.BOTH));
    }
    return new OfflineFilm(inference, inference.fuse(inputs));
  }

  List<FusionOutput> windows() {
    return windows;
  }

  /** The events, those that are open at the film's end ended there. */
  List<Told> events() {
    EventDecoder decoder =
        new EventDecoder(manifest.eventTypes(), manifest.slots(), manifest.hopMicros());
    List<EventState> states = decoder.idle();
    List<Told> told = new ArrayList<>();
    for (int k = 0; k < windows.size(); k++) {
      EventDecoder.Step step = step(decoder, states, k);
      step.changes().stream()
          .filter(change -> change.kind() == EventChange.Kind.ENDED)
          .forEach(change -> told.add(told(change)));
      states = step.states();
    }
    decoder.end(states).changes().forEach(change -> told.add(told(change)));
    return told;
  }

  private EventDecoder.Step step(EventDecoder decoder, List<EventState> states, int k) {
    FusionOutput window = windows.get(k);
    return decoder.step(
        states, window.eventProbabilities(), window.eventShares(), (k + 1) * manifest.hopMicros());
  }

  private Told told(EventChange change) {
    int from = (int) (change.state().start() / manifest.hopMicros());
    int until = (int) (change.state().end() / manifest.hopMicros());
    int types = manifest.eventTypes().size();
    float best = 0;
    for (int slot = from; slot < until; slot++) {
      int lag = manifest.eventTypes().get(change.type()).decisionLag();
      FusionOutput window = windows.get(slot + lag);
      int place = manifest.slots() - 1 - lag;
      best = Math.max(best, window.eventProbabilities()[place * types + change.type()]);
    }
    return new Told(manifest.eventTypes().get(change.type()).name(), from, until, best);
  }

  /** The captions by the job's rule: what is new, after the cool-down, and again when settled. */
  List<Said> captions(JobSection job) {
    int coolDown = (int) (job.captionCoolDown().toNanos() / 1000 / manifest.hopMicros());
    int settle = (int) (job.captionSettle().toNanos() / 1000 / manifest.hopMicros());
    boolean[] began = began();
    List<Said> said = new ArrayList<>();
    float @Nullable [] captioned = null;
    boolean wanted = false;
    int last = Integer.MIN_VALUE / 2;
    int open = -1;
    for (int k = 0; k < windows.size(); k++) {
      FusionOutput window = windows.get(k);
      if (open >= 0 && k >= last + settle) {
        said.add(said(true, open, k));
        open = -1;
      }
      boolean due = window.captionDue() >= manifest.captionDueThreshold();
      boolean moved =
          captioned == null || distance(captioned, window.embedding()) >= job.captionMove();
      wanted |= began[k] || due || moved;
      if (wanted && k + 1 >= LEAST_SLOTS && open < 0 && k - last >= coolDown) {
        open = Math.max(0, Math.max(last + 1, k + 1 - manifest.slots()));
        said.add(said(false, open, k));
        captioned = window.embedding();
        last = k;
        wanted = false;
      }
    }
    if (open >= 0) {
      said.add(said(true, open, windows.size() - 1));
    }
    return said;
  }

  private Said said(boolean last, int from, int window) {
    CaptionOutput caption = inference.caption(List.of(windows.get(window).context())).get(0);
    String text = caption.text().replaceAll("\\.$", ""); // the topic's captions have no full stop
    return new Said(last, from, window + 1, text, caption.confidence());
  }

  private boolean[] began() {
    EventDecoder decoder =
        new EventDecoder(manifest.eventTypes(), manifest.slots(), manifest.hopMicros());
    boolean[] began = new boolean[windows.size()];
    List<EventState> states = decoder.idle();
    for (int k = 0; k < began.length; k++) {
      EventDecoder.Step step = step(decoder, states, k);
      began[k] =
          step.changes().stream().anyMatch(change -> change.kind() == EventChange.Kind.STARTED);
      states = step.states();
    }
    return began;
  }

  private static double distance(float[] a, float[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
    }
    return 1 - dot; // both of length one
  }
}
