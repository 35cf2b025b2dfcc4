package io.vigil.launcher.finetune;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A file and what its user says of it.
 *
 * @param file of the clip
 * @param spans what is where in it
 * @param part what it is for
 */
record ClipEntry(Path file, List<Span> spans, ClipPart part) {
  ClipEntry {
    spans = List.copyOf(spans);
  }

  /**
   * A class in a part of a file.
   *
   * @param label name of the class
   * @param start in seconds
   * @param end in seconds; empty for the file's end
   * @param row where it was said, for messages
   */
  record Span(String label, double start, OptionalDouble end, String row) {}
}
