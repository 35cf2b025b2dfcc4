package io.vigil.launcher.assets;

import java.util.List;

/**
 * A thing cut out of a picture.
 *
 * @param pixels tightly cropped, with a soft edge
 * @param sides at which the thing goes on beyond the picture
 */
record Cut(Pixels pixels, List<String> sides) {}
