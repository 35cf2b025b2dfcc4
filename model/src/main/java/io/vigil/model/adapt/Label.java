package io.vigil.model.adapt;

/**
 * What a user says of a part of a film.
 *
 * @param name of the class; {@link #NONE} where none of the classes is seen or heard
 * @param start in seconds from the film's beginning
 * @param end in seconds, behind the start
 */
public record Label(String name, double start, double end) {

  /** The name that stands for none of the classes. */
  public static final String NONE = "none";

  /** The length of the part within [from, to), in seconds. */
  double overlap(double from, double to) {
    return Math.max(0, Math.min(end, to) - Math.max(start, from));
  }
}
