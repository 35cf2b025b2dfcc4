package io.vigil.model.inference;

/**
 * What the network says of one window. Letters: T slots, E event types, U width of the embedding, C
 * tokens of context, D width, G columns and rows of a picture's cells, Q kinds of things.
 *
 * @param eventProbabilities calibrated, 0 to 1 [T, E], oldest slot first
 * @param eventShares share of the pictures in the evidence for each type over the newest slots, 0
 *     (all sound) to 1 (all pictures) [E]
 * @param embedding of the moment, length one [U]
 * @param captionDue probability that a caption is due after the newest slot
 * @param pictureShare share of the pictures in what the window says
 * @param context for {@link Inference#caption} [C, D]
 * @param things chance of a thing of each kind in each cell of each picture [T, G G, Q], as the
 *     manifest's places say; empty where the bundle tells none
 */
@SuppressWarnings("ArrayRecordComponent") // carriers of tensors; compared by nobody
public record FusionOutput(
    float[] eventProbabilities,
    float[] eventShares,
    float[] embedding,
    float captionDue,
    float pictureShare,
    float[] context,
    float[] things) {}
