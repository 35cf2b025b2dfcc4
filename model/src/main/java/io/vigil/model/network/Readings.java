package io.vigil.model.network;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What the heads read from windows. Letters as in {@link Network}.
 *
 * @param events scores (log-odds) of each event type in each slot [B, T, E]
 * @param due score (log-odds) of a caption being due after the newest slot [B]
 * @param embedding of the moment, length one [B, U]
 * @param facts scores (log-odds) of what there is to say [B, K]
 * @param context for captions and answers [B, C, D]
 * @param things chances of a thing of each kind in each cell of a slot's picture, whatever its
 *     colour; zeros where there is no picture [B, T, G G, Q]
 */
public record Readings(
    Operand<TFloat32> events,
    Operand<TFloat32> due,
    Operand<TFloat32> embedding,
    Operand<TFloat32> facts,
    Operand<TFloat32> context,
    Operand<TFloat32> things) {}
