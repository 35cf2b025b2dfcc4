package io.vigil.server.evidence;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.encoder.LogMelReference;
import io.vigil.model.encoder.MelScale;
import io.vigil.model.inference.Explanation;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.Subject;
import io.vigil.schemas.ClockKind;
import io.vigil.server.http.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Proves what was said: reads the window back from the topics, and asks the bundle what it goes by
 * and what it would have said deaf and blind. Some seconds of work. Thread-safe.
 */
final class ProofMaker {

  private static final Duration SHORT = Duration.ofMillis(1500);

  private final MediaReader media;
  private final Supplier<Inference> networks;

  ProofMaker(MediaReader media, Supplier<Inference> networks) {
    this.media = media;
    this.networks = networks;
  }

  BundleManifest manifest() {
    return networks.get().manifest();
  }

  /**
   * Proves a claim.
   *
   * @throws Problem as {@link MediaReader#read}; 409 {@code not-said} if the bundle says no such
   *     thing of the window
   */
  Proof prove(Claim claim) {
    Inference inference = networks.get();
    BundleManifest manifest = inference.manifest();
    Window window = Window.of(claim, media, inference);
    Reasons reasons = reasons(claim, inference, window);
    Optional<Explanation> explained = reasons.explanation();
    float share = explained.map(Explanation::pictureShare).orElse(claim.pictureShare());
    return new Proof(
        new Proof.About(
            claim.about().kind(),
            claim.about().id(),
            claim.about().text().orElse(null),
            claim.about().type().orElse(null)),
        claim.statement(),
        claim.confidence(),
        reasons.deaf(),
        reasons.blind(),
        reasons.both(),
        share,
        1 - share,
        new Proof.Model(manifest.name(), manifest.version(), manifest.digest()),
        frames(claim.stream(), window, explained),
        spectrogram(window, explained),
        explained
            .map(e -> e.words().stream().map(w -> new Proof.Word(w.word(), w.relevance())).toList())
            .orElse(List.of()),
        offsets(window.media()),
        latency(claim),
        note(claim, manifest, reasons.subject(), explained.isPresent()));
  }

  /** The first of the subjects that the bundle says of the window. */
  private static Reasons reasons(Claim claim, Inference inference, Window window) {
    String why = "";
    for (Subject subject : claim.subjects()) {
      try {
        return Reasons.of(inference, window.raw(), subject);
      } catch (IllegalArgumentException e) {
        why = String.valueOf(e.getMessage());
      }
    }
    throw new Problem(
        409,
        "not-said",
        "The model does not say this of that window",
        "%s. The statement may be another model's (%s)%s."
            .formatted(
                why,
                claim.model(),
                claim.about().kind().equals("caption")
                    ? ", or name another word of it with ?word="
                    : ""));
  }

  private static String note(
      Claim claim, BundleManifest manifest, Subject subject, boolean explained) {
    String name = manifest.name() + " " + manifest.version();
    List<String> notes = new ArrayList<>();
    if (!claim.model().isEmpty() && !claim.model().equals(name)) {
      notes.add("It was said by " + claim.model() + "; this proof is by " + name + ".");
    }
    if (subject instanceof Subject.Word of) {
      notes.add("It is proven by the word \"" + of.word() + "\".");
    }
    if (!explained) {
      notes.add(
          "The bundle " + name + " cannot show what it goes by: it has no signature explain.");
    }
    return String.join(" ", notes);
  }

  private static List<Proof.Frame> frames(
      String stream, Window window, Optional<Explanation> explained) {
    List<Proof.Frame> frames = new ArrayList<>();
    for (int slot = 0; slot < window.pictures().size(); slot++) {
      int at = slot;
      window
          .pictures()
          .get(slot)
          .ifPresent(
              picture ->
                  frames.add(
                      new Proof.Frame(
                          picture.time(),
                          EvidenceRoutes.url(stream, picture.time()),
                          explained.map(e -> picture(e, at)).orElse(new float[0][]))));
    }
    return frames;
  }

  private static float[][] picture(Explanation explanation, int slot) {
    int grid = explanation.grid();
    float[] all = explanation.relevance().pictures();
    return rows(Arrays.copyOfRange(all, slot * grid * grid, (slot + 1) * grid * grid), grid);
  }

  private static Proof.@Nullable Spectrogram spectrogram(
      Window window, Optional<Explanation> explained) {
    Media media = window.media();
    if (media.sounds().isEmpty()) {
      return null;
    }
    int seconds = window.samples().length / MelScale.RATE;
    // 50 ms each, as fine as the relevance is.
    int per = 5;
    float[][] values = new float[seconds * MelScale.FRAMES / per][];
    for (int s = 0; s < seconds; s++) {
      float[][] mel =
          LogMelReference.of(
              Arrays.copyOfRange(window.samples(), s * MelScale.RATE, (s + 1) * MelScale.RATE));
      for (int f = 0; f < MelScale.FRAMES; f += per) {
        values[(s * MelScale.FRAMES + f) / per] = mel[f];
      }
    }
    return new Proof.Spectrogram(
        media.start(),
        media.end(),
        seconds,
        MelScale.BANDS,
        values,
        explained.map(e -> rows(e.relevance().sound(), e.rows())).orElse(new float[0][]));
  }

  private static float[][] rows(float[] values, int length) {
    float[][] rows = new float[values.length / length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(values, i * length, (i + 1) * length);
    }
    return rows;
  }

  private static List<TopicOffset> offsets(Media media) {
    List<TopicOffset> offsets = new ArrayList<>();
    media.pictures().forEach(picture -> offsets.add(picture.place()));
    media.sounds().forEach(sound -> offsets.add(sound.place()));
    return offsets;
  }

  /** Of the newest record that was in when it was said; none if that is not kept any more. */
  private List<Proof.Step> latency(Claim claim) {
    if (!claim.emitted().isAfter(Instant.EPOCH)) {
      return List.of();
    }
    Media last;
    try {
      last =
          media.read(
              claim.stream(),
              claim.told().minus(SHORT),
              claim.told(),
              Optional.of(claim.emitted()));
    } catch (Problem e) {
      return List.of();
    }
    Instant captured = Instant.EPOCH;
    Instant published = Instant.EPOCH;
    boolean wall = true;
    for (Picture picture : last.pictures()) {
      wall &= picture.clock() != ClockKind.FILE;
      if (picture.ingested().isAfter(published)) {
        published = picture.ingested();
        captured = picture.time();
      }
    }
    for (Sound sound : last.sounds()) {
      wall &= sound.clock() != ClockKind.FILE;
      boolean whole = !sound.end().isAfter(claim.told().plusMillis(500));
      if (whole && sound.ingested().isAfter(published)) {
        published = sound.ingested();
        captured = sound.end();
      }
    }
    List<Proof.Step> steps = new ArrayList<>();
    if (wall && published.isAfter(captured)) {
      steps.add(
          new Proof.Step(
              "captured to published", Duration.between(captured, published).toMillis()));
    }
    if (published.isAfter(Instant.EPOCH) && claim.emitted().isAfter(published)) {
      steps.add(
          new Proof.Step(
              "published to told", Duration.between(published, claim.emitted()).toMillis()));
    }
    return steps;
  }
}
