package io.vigil.model.assets;

import java.util.List;

/**
 * One entry of a pack. Fields that do not concern its type are empty or 0 and left out of {@code
 * assets.json}.
 *
 * @param id unique in the pack: its set's name, its source, and what distinguishes it there
 * @param type what it is
 * @param label what a cut-out shows or a sound is, see {@link AssetLabels}; empty for other types
 * @param file where it is, relative to the pack, with {@code /}; of a film the folder
 * @param set the folder of the set it is from
 * @param licence of the source
 * @param use what the licence permits
 * @param attribution who must be named
 * @param part whether it is learnt from
 * @param width pixels, of all but sounds
 * @param height pixels, of all but sounds
 * @param seconds length of a sound or film
 * @param band highest frequency in a sound, Hz, where it is below the 8 kHz that the rate allows;
 *     else 0
 * @param cut sides ({@code left, top, right, bottom}) at which the thing goes on beyond its picture
 * @param estimated whether a cut-out's outline was estimated from a box rather than given
 * @param labels what a still ({@link AssetLabels#SHOWN}) or film is known to show, or the event
 *     types of a film
 * @param absent what a still is known not to show ({@link AssetLabels#PRESENCES})
 * @param appearances when a film shows what; of a label without any nobody says when
 */
public record Asset(
    String id,
    AssetType type,
    String label,
    String file,
    String set,
    String licence,
    AssetUse use,
    String attribution,
    AssetPart part,
    int width,
    int height,
    double seconds,
    int band,
    List<String> cut,
    boolean estimated,
    List<String> labels,
    List<String> absent,
    List<Appearance> appearances) {}
