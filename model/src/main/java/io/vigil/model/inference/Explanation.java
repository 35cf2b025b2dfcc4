package io.vigil.model.inference;

import java.util.List;

/**
 * What the network goes by when it says something of a window.
 *
 * @param subject what is explained
 * @param said what it says
 * @param deaf what it would have said without the sound
 * @param blind what it would have said without the pictures
 * @param pictureShare share of the pictures, 0 (all sound) to 1 (all pictures): what the score
 *     loses without them, beside what it loses without the sound
 * @param relevance by integrated gradients; positive where a part speaks for it, negative where it
 *     speaks against it
 * @param words of the question, in their order; none where none was asked
 * @param attention of the pictures' patches, by attention rollout, not negative [T, G, G]: the
 *     network's own view, less faithful than the relevance
 * @param grid G, side of the grid of patches
 * @param rows Y, cells of the spectrogram in pitch
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of tensors; compared by nobody
public record Explanation(
    Subject subject,
    Statement said,
    Statement deaf,
    Statement blind,
    float pictureShare,
    Cells relevance,
    List<WordRelevance> words,
    float[] attention,
    int grid,
    int rows) {

  /** Copies the list. */
  public Explanation {
    words = List.copyOf(words);
  }
}
