package io.vigil.model.fusion;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What a fusion makes of a window. Letters as in {@link Fusion}; L parts a slot.
 *
 * @param visual latents of the pictures after fusion [B, T, Lv, D]; zeros where there is no picture
 * @param sound tokens of the sound after fusion [B, T, La, D]; zeros where there is no sound
 * @param slots both of a slot side by side, with its masks [B, T, (Lv + La) D + 2]
 * @param named what a {@link RegionHead} names in each cell of a slot's picture [B, T, Z]
 */
public record FusedSlots(
    Operand<TFloat32> visual,
    Operand<TFloat32> sound,
    Operand<TFloat32> slots,
    Operand<TFloat32> named) {}
