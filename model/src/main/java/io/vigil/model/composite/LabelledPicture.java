package io.vigil.model.composite;

import java.util.Map;

/**
 * A real picture as a camera may see it, and what is known of it.
 *
 * @param rgb three bytes a pixel, row by row
 * @param known whether it shows this or that; what it may or may not show is left out
 */
@SuppressWarnings("ArrayRecordComponent") // made and used once; compared by nobody
public record LabelledPicture(byte[] rgb, Map<Presence, Boolean> known) {}
