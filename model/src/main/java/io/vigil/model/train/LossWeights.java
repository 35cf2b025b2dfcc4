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
 * @param presence telling what real pictures show
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
    float presence,
    float smoothing) {

  /** The weights that the shipped bundle is trained with. */
  public static LossWeights standard() {
    return new LossWeights(6f, 1.5f, 0.4f, 0.5f, 25f, 4f, 10f, 1.5f, 0.3f, 0.2f, 2f, 0.03f);
  }

  /** The same without the objectives that teach encoders alone. */
  static LossWeights withoutEncoders() {
    LossWeights all = standard();
    return new LossWeights(
        all.events(),
        all.caption(),
        all.due(),
        all.contrastive(),
        all.regions(),
        0,
        all.facts(),
        all.answers(),
        all.pairs(),
        0,
        0,
        all.smoothing());
  }
}
