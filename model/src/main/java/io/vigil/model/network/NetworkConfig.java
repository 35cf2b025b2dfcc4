package io.vigil.model.network;

import io.vigil.model.encoder.SpectrogramEncoder;
import io.vigil.model.encoder.ViTFrameEncoder;
import io.vigil.model.fusion.GatedFusion;

/**
 * The sizes of a network.
 *
 * @param frames the encoder of pictures
 * @param audio the encoder of sound
 * @param fusion how they meet
 * @param events E, event types
 * @param facts K, facts that a caption may say
 * @param words V, words of the vocabulary
 * @param sentence L, words of a sentence at most, its end included
 * @param embedding width of a moment's embedding
 * @param answers Z, answers to questions
 * @param hidden width of the heads' middle
 * @param decoderDepth blocks of the caption decoder
 */
public record NetworkConfig(
    ViTFrameEncoder.Config frames,
    SpectrogramEncoder.Config audio,
    GatedFusion.Config fusion,
    int events,
    int facts,
    int words,
    int sentence,
    int embedding,
    int answers,
    int hidden,
    int decoderDepth) {

  /**
   * The sizes of the bundle that is shipped, for so many event types, facts, words, answers and
   * classes of things.
   */
  public static NetworkConfig standard(int events, int facts, int words, int answers, int classes) {
    return new NetworkConfig(
        new ViTFrameEncoder.Config(96, 32, 128, 3, 4, 3, 16),
        new SpectrogramEncoder.Config(48, 128, 4),
        new GatedFusion.Config(8, 12, 16, 16, 8, 128, 4, 2, 2, classes),
        events,
        facts,
        words,
        22,
        64,
        answers,
        192,
        2);
  }
}
