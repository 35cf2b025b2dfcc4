package io.vigil.model.adapt;

import java.util.List;

/**
 * What an adaptation came to, judged on films that were not learnt from.
 *
 * @param classes in the order of the types
 * @param segments labelled parts of films that were judged
 * @param accuracy share of them whose class got the highest score
 * @param before the same by the old bundle: the class whose mean embedding is nearest
 * @param majority the same by always saying the commonest class
 * @param confusion parts of a class (row) that were taken for one (column) [K][K]
 * @param scores of each class
 * @param oldF1Before event F1, mean over the old bundle's own types, before; NaN if not measured
 * @param oldF1After after
 * @param falseAlarmHours hours of simulated cameras on which false alarms were counted
 */
@SuppressWarnings("ArrayRecordComponent") // a table; compared by nobody
public record TuningReport(
    List<String> classes,
    int segments,
    double accuracy,
    double before,
    double majority,
    int[][] confusion,
    List<ClassScore> scores,
    double oldF1Before,
    double oldF1After,
    double falseAlarmHours) {

  /** Copies the lists. */
  public TuningReport {
    classes = List.copyOf(classes);
    scores = List.copyOf(scores);
  }

  /**
   * Of one class.
   *
   * @param name its name
   * @param learnt films that were learnt from
   * @param judged labelled parts that were judged
   * @param precision of the highest score
   * @param recall of the highest score
   * @param f1 of both
   * @param beforeF1 by the nearest mean of the old bundle's embeddings
   * @param eventF1 of events that begin within half a second, the films in streams with quiet
   *     between them
   * @param falseAlarms events told on simulated cameras, on which the class is not known to be
   */
  public record ClassScore(
      String name,
      int learnt,
      int judged,
      double precision,
      double recall,
      double f1,
      double beforeF1,
      double eventF1,
      int falseAlarms) {}
}
