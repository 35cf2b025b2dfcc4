package io.vigil.server.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something was said, in the form of the API.
 *
 * @param about which record it is
 * @param statement in words
 * @param confidence as it was said
 * @param deaf how sure the model would be without the sound
 * @param blind how sure it would be without the pictures
 * @param again how sure it is of the window that is shown, with both
 * @param pictureShare the pictures' part in it, 0 to 1
 * @param soundShare the sound's
 * @param model which gave the proof
 * @param frames the pictures of the window, oldest first
 * @param spectrogram the sound of the window, if there was any
 * @param words of a question
 * @param offsets where pictures and sound lie
 * @param latency steps one after the other
 * @param note what is to be known of this proof; empty if nothing
 */
record Proof(
    About about,
    String statement,
    float confidence,
    float deaf,
    float blind,
    float again,
    float pictureShare,
    float soundShare,
    Model model,
    List<Frame> frames,
    @Nullable Spectrogram spectrogram,
    List<Word> words,
    List<TopicOffset> offsets,
    List<Step> latency,
    String note) {

  /** As in {@link Claim.About}. */
  record About(String kind, String id, @Nullable String text, @Nullable String type) {}

  /**
   * A bundle.
   *
   * @param digest SHA-256 of the digests of its files
   */
  record Model(String name, String version, String digest) {}

  /**
   * A picture.
   *
   * @param picture where it is
   * @param relevance of its parts, [rows][columns]; empty if the bundle cannot explain
   */
  @SuppressWarnings("ArrayRecordComponent") // written as JSON, compared by nobody
  record Frame(Instant time, String picture, float[][] relevance) {}

  /**
   * Sound.
   *
   * @param values log-mel, [times][bands, low first]
   * @param relevance of its parts, [times][pitches, low first], coarser than the values
   */
  @SuppressWarnings("ArrayRecordComponent") // written as JSON, compared by nobody
  record Spectrogram(
      Instant start,
      Instant end,
      double seconds,
      int bands,
      float[][] values,
      float[][] relevance) {}

  /** A word, and what it says for the answer. */
  record Word(String word, float relevance) {}

  /** A step of the way from the camera to the statement. */
  record Step(String step, long millis) {}
}
