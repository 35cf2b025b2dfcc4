package io.vigil.server.evidence;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.RawWindow;
import io.vigil.model.inference.RawWindows;
import io.vigil.model.inference.UndecodableImageException;
import io.vigil.server.http.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The window of which something was said, out of the media that lie on the topics: as the job saw
 * it, but that its memory reaches back half a minute and not to the beginning of the stream.
 *
 * @param raw for the network
 * @param pictures one for each slot, if there is one
 * @param media of the window alone
 * @param samples the window's sound
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of media; compared by nobody
record Window(RawWindow raw, List<Optional<Picture>> pictures, Media media, short[] samples) {

  /** What stands in the memory is so old at most. */
  private static final Duration MEMORY = Duration.ofSeconds(30);

  static Window of(Claim claim, MediaReader reader, Inference inference) {
    BundleManifest m = inference.manifest();
    Instant end = claim.windowEnd();
    Instant start = end.minus(Claim.span(m));
    Media all =
        reader.read(
            claim.stream(),
            start.minus(MEMORY),
            end,
            Optional.of(claim.emitted()).filter(t -> t.isAfter(Instant.EPOCH)));
    Media media =
        new Media(
            all.stream(),
            start,
            end,
            all.pictures().stream().filter(p -> !p.time().isBefore(start)).toList(),
            all.sounds().stream().filter(s -> s.end().isAfter(start)).toList());
    if (media.isEmpty()) {
      throw new Problem(
          404,
          "no-media",
          "Nothing was seen or heard then",
          "The stream " + claim.stream() + " has neither pictures nor sound then.");
    }
    List<Optional<Picture>> slots =
        new ArrayList<>(Collections.nCopies(m.slots(), Optional.empty()));
    for (Picture picture : media.pictures()) {
      int slot = (int) ((Claim.micros(picture.time()) - Claim.micros(start)) / m.hopMicros());
      if (slots.get(slot).isEmpty()) {
        slots.set(slot, Optional.of(picture));
      }
    }
    short[] samples = media.samples();
    try {
      RawWindow raw =
          RawWindows.of(
              inference,
              slots.stream().map(slot -> slot.map(Picture::jpeg)).toList(),
              samples,
              heard(media, m),
              all.pictures().stream()
                  .filter(p -> p.time().isBefore(start))
                  .map(Picture::jpeg)
                  .toList());
      return new Window(raw, slots, media, samples);
    } catch (UndecodableImageException e) {
      throw new Problem(
          422,
          "picture-unreadable",
          "A picture of the window cannot be decoded",
          "The job has put it to the dead letters; there is no proof with it.");
    }
  }

  /** A token of sound counts if there is sound at its middle. */
  private static float[] heard(Media media, BundleManifest m) {
    float[] mask = new float[m.slots() * m.audioTokensPerSlot()];
    long cell = m.hopMicros() / m.audioTokensPerSlot();
    for (int i = 0; i < mask.length; i++) {
      Instant middle = Claim.instant(Claim.micros(media.start()) + i * cell + cell / 2);
      boolean there =
          media.sounds().stream()
              .anyMatch(s -> !middle.isBefore(s.time()) && middle.isBefore(s.end()));
      mask[i] = there ? 1 : 0;
    }
    return mask;
  }
}
