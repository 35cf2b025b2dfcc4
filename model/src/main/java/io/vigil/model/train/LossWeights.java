package io.vigil.model.train;

/**
 * How much each objective counts.
 *
 * @param events event detection
 * @param caption writing the caption
 * @param due telling when a caption is due
 * @param contrastive moment and sentence in one space
 * @param regions telling what fills each cell of a picture
 * @param heard telling what each quarter second sounds like
 * @param facts telling what there is to say
 * @param answers answering questions
 * @param pairs picture and sound in one space
 * @param masked guessing masked words
 * @param smoothing share of the next word's truth that is spread over all words
 */
public record LossWeights(
    float events,
    float caption,
    float due,
    float contrastive,
    float regions,
    float heard,
    float facts,
    float answers,
    float pairs,
    float masked,
    float smoothing) {

  /** The weights that the shipped bundle is trained with. */
  public static LossWeights standard() {
    return new LossWeights(6f, 1.5f, 0.4f, 0.5f, 25f, 4f, 10f, 1.5f, 0.3f, 0.2f, 0.03f);
  }
}
