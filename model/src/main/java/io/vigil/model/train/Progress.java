package io.vigil.model.train;

/**
 * Where a run is, as means since the last report.
 *
 * @param step steps done
 * @param loss the weighted sum
 * @param events of event detection
 * @param caption of writing captions
 * @param due of telling when a caption is due
 * @param contrastive of moment and sentence
 * @param regions of telling what fills the cells of pictures
 * @param heard of telling what quarter seconds sound like
 * @param facts of telling what there is to say
 * @param answers of answering questions
 * @param pairs of picture and sound
 * @param masked of guessing masked words
 * @param presence of telling what real pictures show
 * @param norm of the gradient before clipping
 * @param rate learning rate
 * @param clipsPerSecond speed
 * @param freshClips clips made so far
 */
public record Progress(
    long step,
    double loss,
    double events,
    double caption,
    double due,
    double contrastive,
    double regions,
    double heard,
    double facts,
    double answers,
    double pairs,
    double masked,
    double presence,
    double norm,
    double rate,
    double clipsPerSecond,
    long freshClips) {}
