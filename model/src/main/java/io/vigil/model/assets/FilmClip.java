package io.vigil.model.assets;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A film of a pack, whose pictures and sound are loaded when asked for. Thread-safe.
 *
 * @see AssetPack#film
 */
public final class FilmClip {
  /** Pictures a second. */
  public static final int FRAME_RATE = 4;

  /** The sound of a film, relative to its folder. */
  public static final String SOUND = "sound.wav";

  static final String FRAMES = "frames";

  private final List<Path> frames;
  private final Optional<Path> sound;
  private final MediaFiles files;

  FilmClip(List<Path> frames, Optional<Path> sound, MediaFiles files) {
    this.frames = frames;
    this.sound = sound;
    this.files = files;
  }

  /** Where its picture of this number is, relative to the film's folder. */
  public static String frameFile(int number) {
    String digits = Integer.toString(number);
    return FRAMES + "/" + "0".repeat(Math.max(0, 6 - digits.length())) + digits + ".jpg";
  }

  /** How many pictures it has; at least one. */
  public int frames() {
    return frames.size();
  }

  /**
   * A picture.
   *
   * @param number from 0; it is the one at {@code number / 4} seconds
   * @throws AssetPackException if the file is broken
   */
  public RgbPicture frame(int number) {
    return files.picture(frames.get(number));
  }

  /**
   * Its sound from the beginning, 16 kHz mono; shared, not to be changed. Empty if it has none.
   *
   * @throws AssetPackException if the file is broken
   */
  public Optional<short[]> sound() {
    return sound.map(files::sound);
  }
}
