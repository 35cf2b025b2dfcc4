package io.vigil.model.evaluate;

import io.vigil.model.evaluate.metric.Hits;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether captions come when they are due, and none when not: each due slot is matched with at most
 * one caption within a second. The baseline is a timer that speaks as often, blind to what happens.
 */
final class DueScorer {

  /** Slots between what is due and what is said, at most. */
  private static final int TOLERANCE = 2;

  private final float threshold;

  /** Of captions said from this probability on. */
  DueScorer(float threshold) {
    this.threshold = threshold;
  }

  /** What the model said, against what was due. */
  Hits score(Recording recording) {
    return match(due(recording), said(recording));
  }

  /** Of each recording, what a timer with as many captions in all would have hit. */
  List<Hits> timer(List<Recording> recordings) {
    int slots = recordings.stream().mapToInt(r -> r.outputs().size()).sum();
    int captions = recordings.stream().mapToInt(r -> said(r).size()).sum();
    double period = Math.max(1, slots / Math.max(1.0, captions));
    List<Hits> hits = new ArrayList<>();
    for (Recording recording : recordings) {
      List<Integer> ticks = new ArrayList<>();
      for (double at = 0; at < recording.outputs().size(); at += period) {
        ticks.add((int) at);
      }
      hits.add(match(due(recording), ticks));
    }
    return hits;
  }

  /** The slots after which there is something new to say. */
  static List<Integer> due(Recording recording) {
    List<Integer> slots = new ArrayList<>();
    for (int slot = 0; slot < recording.outputs().size(); slot++) {
      if (recording.camera().isCaptionDue(slot)) {
        slots.add(slot);
      }
    }
    return slots;
  }

  /** The slots after which the model says that a caption is due. */
  List<Integer> said(Recording recording) {
    List<Integer> slots = new ArrayList<>();
    for (int slot = 0; slot < recording.outputs().size(); slot++) {
      if (recording.outputs().get(slot).captionDue() >= threshold) {
        slots.add(slot);
      }
    }
    return slots;
  }

  private static Hits match(List<Integer> wanted, List<Integer> told) {
    int hits = 0;
    int next = 0;
    // Both ascend, so the earliest caption that is near enough is never a worse choice.
    for (int slot : wanted) {
      while (next < told.size() && told.get(next) < slot - TOLERANCE) {
        next++;
      }
      if (next < told.size() && told.get(next) <= slot + TOLERANCE) {
        hits++;
        next++;
      }
    }
    return new Hits(hits, told.size(), wanted.size());
  }
}
