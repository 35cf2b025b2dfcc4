package io.vigil.model.network;

import io.vigil.model.encoder.SpectrogramEncoder;
import io.vigil.model.encoder.ViTFrameEncoder;
import io.vigil.model.fusion.GatedFusion;
import java.util.List;

/**
 * The sizes of a network.
 *
 * @param frames the encoder of pictures
 * @param audio the encoder of sound
 * @param fusion how they meet
 * @param events E, event types
 * @param factGroups how many facts belong together, in their order: those of the scene, of each
 *     kind of thing, of sound; each group becomes a token of the context
 * @param words V, words of the vocabulary
 * @param sentence L, words of a sentence at most, its end included
 * @param embedding width of a moment's embedding
 * @param answers Z, answers to questions
 * @param kinds Q, kinds of things; each in as many colours as make up the fusion's classes
 * @param hidden width of the heads' middle
 * @param decoderDepth blocks of the caption decoder
 */
public record NetworkConfig(
    ViTFrameEncoder.Config frames,
    SpectrogramEncoder.Config audio,
    GatedFusion.Config fusion,
    int events,
    List<Integer> factGroups,
    int words,
    int sentence,
    int embedding,
    int answers,
    int kinds,
    int hidden,
    int decoderDepth) {

  /** Checks nothing, but keeps the groups. */
  public NetworkConfig {
    factGroups = List.copyOf(factGroups);
  }

  /** K, facts that a caption may say. */
  public int facts() {
    return factGroups.stream().mapToInt(Integer::intValue).sum();
  }

  /** Tokens of the context that tell of the window: two a slot, then one a group of facts. */
  public int nowTokens() {
    return 2 * fusion.slots() + factGroups.size();
  }

  /** C, tokens of the context: those of the window, then those of the memory. */
  public int contextTokens() {
    return nowTokens() + fusion.memory();
  }

  /** G, columns and rows of cells of a picture. */
  public int grid() {
    return (int) Math.round(Math.sqrt(fusion.cells()));
  }

  /**
   * The sizes of the bundle that is shipped, for so many event types, groups of facts, words,
   * answers, and kinds of things in so many colours.
   */
  public static NetworkConfig standard(
      int events, List<Integer> factGroups, int words, int answers, int kinds, int colours) {
    return new NetworkConfig(
        new ViTFrameEncoder.Config(96, 32, 128, 3, 4, 3, 16),
        new SpectrogramEncoder.Config(48, 128, 4),
        new GatedFusion.Config(8, 12, 16, 16, 8, 128, 4, 2, 2, kinds * colours),
        events,
        factGroups,
        words,
        22,
        64,
        answers,
        kinds,
        192,
        2);
  }
}
