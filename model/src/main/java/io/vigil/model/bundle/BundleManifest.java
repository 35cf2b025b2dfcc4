package io.vigil.model.bundle;

import io.vigil.model.event.EventType;
import io.vigil.model.event.PlaceFinder;
import java.util.List;
import java.util.Map;

/**
 * What a bundle says of itself: {@code bundle.json}.
 *
 * @param format version of this file's form; this release reads up to {@link #FORMAT}
 * @param name of the bundle
 * @param version of its weights
 * @param licence SPDX name
 * @param inputs what it takes
 * @param eventTypes what it tells apart, in the order of the probabilities
 * @param captionDueThreshold probability from which a caption is due
 * @param vocabulary words in the order of their numbers
 * @param answers what it can answer to questions, in the order of the probabilities; empty if it
 *     answers none
 * @param places what it tells the places of
 * @param fusion kind of the fusion
 * @param signatures names of the SavedModel's signatures
 * @param files SHA-256 of every other file, by path relative to the manifest
 * @param provenance where the weights come from: data, seed, steps and the like
 * @param quality measured figures, by name
 */
public record BundleManifest(
    int format,
    String name,
    String version,
    String licence,
    Inputs inputs,
    List<EventType> eventTypes,
    float captionDueThreshold,
    List<String> vocabulary,
    List<String> answers,
    Places places,
    String fusion,
    List<String> signatures,
    Map<String, String> files,
    Map<String, String> provenance,
    Map<String, Double> quality) {

  /** The form that this release writes; it reads older ones too. */
  public static final int FORMAT = 4;

  /**
   * What a bundle takes, and the sizes of what it gives.
   *
   * @param frameSize side of the square pictures, in pixels
   * @param frameTokens F, tokens of a picture
   * @param sketchTokens of them those of the picture's sketch, before the last; 0 where it has none
   * @param width D, of a token
   * @param sampleRate of the sound, in hertz
   * @param slots T, of a window
   * @param audioTokensPerSlot H, tokens of sound in a slot
   * @param soundSketchTokens of them those of the sound's sketch, which come last; 0 where it has
   *     none
   * @param hopMicros length of a slot
   * @param memoryTokens M, places of the memory
   * @param embeddingWidth U, of a moment's embedding
   * @param contextTokens C, of the caption decoder's context
   * @param sentenceWords L, words of a sentence at most
   */
  public record Inputs(
      int frameSize,
      int frameTokens,
      int sketchTokens,
      int width,
      int sampleRate,
      int slots,
      int audioTokensPerSlot,
      int soundSketchTokens,
      long hopMicros,
      int memoryTokens,
      int embeddingWidth,
      int contextTokens,
      int sentenceWords) {}

  /**
   * Which things a bundle tells the places of: for each cell of a grid that is laid over the
   * picture, whether there is a thing of a kind.
   *
   * @param grid G, columns and rows of cells; 0 where it tells no places
   * @param kinds Q, what it tells apart, in the order of the chances; empty where it tells no
   *     places
   */
  public record Places(int grid, List<PlacedKind> kinds) {

    /** Copies the kinds. */
    public Places {
      kinds = List.copyOf(kinds);
    }

    /** Of a bundle that tells no places. */
    public static Places none() {
      return new Places(0, List.of());
    }

    /** Whether it tells any. */
    public boolean any() {
      return !kinds.isEmpty();
    }

    /** Finds the places of events. */
    public PlaceFinder finder() {
      return new PlaceFinder(grid, kinds.stream().map(PlacedKind::eventType).toList());
    }
  }

  /**
   * A kind of thing.
   *
   * @param name a word for it
   * @param eventType the event type of such a thing being in view; empty where there is none
   */
  public record PlacedKind(String name, String eventType) {}

  /** Copies the collections. */
  public BundleManifest {
    eventTypes = List.copyOf(eventTypes);
    vocabulary = List.copyOf(vocabulary);
    answers = List.copyOf(answers);
    signatures = List.copyOf(signatures);
    files = Map.copyOf(files);
    provenance = Map.copyOf(provenance);
    quality = Map.copyOf(quality);
  }

  /** The same bundle with other inputs, event types, provenance and quality. */
  public BundleManifest with(
      Inputs otherInputs,
      List<EventType> otherTypes,
      Map<String, String> otherProvenance,
      Map<String, Double> otherQuality) {
    return new BundleManifest(
        FORMAT,
        name,
        version,
        licence,
        otherInputs,
        otherTypes,
        captionDueThreshold,
        vocabulary,
        answers,
        places,
        fusion,
        signatures,
        files,
        otherProvenance,
        otherQuality);
  }

  /** The same bundle under another name and version. */
  public BundleManifest named(String otherName, String otherVersion) {
    return new BundleManifest(
        format,
        otherName,
        otherVersion,
        licence,
        inputs,
        eventTypes,
        captionDueThreshold,
        vocabulary,
        answers,
        places,
        fusion,
        signatures,
        files,
        provenance,
        quality);
  }

  /** What tells this bundle from any other: SHA-256 of the digests of its files. */
  public String digest() {
    return Digests.of(files);
  }

  /** Side of the square pictures, in pixels. */
  public int frameSize() {
    return inputs.frameSize();
  }

  /** Tokens of a picture. */
  public int frameTokens() {
    return inputs.frameTokens();
  }

  /** Of a picture's tokens, those of its sketch. */
  public int sketchTokens() {
    return inputs.sketchTokens();
  }

  /** Width of a token. */
  public int width() {
    return inputs.width();
  }

  /** Of the sound, in hertz. */
  public int sampleRate() {
    return inputs.sampleRate();
  }

  /** Slots of a window. */
  public int slots() {
    return inputs.slots();
  }

  /** Tokens of sound in a slot. */
  public int audioTokensPerSlot() {
    return inputs.audioTokensPerSlot();
  }

  /** Length of a slot, in micros. */
  public long hopMicros() {
    return inputs.hopMicros();
  }

  /** Places of the memory. */
  public int memoryTokens() {
    return inputs.memoryTokens();
  }

  /** Width of a moment's embedding. */
  public int embeddingWidth() {
    return inputs.embeddingWidth();
  }

  /** Tokens of the caption decoder's context. */
  public int contextTokens() {
    return inputs.contextTokens();
  }
}
