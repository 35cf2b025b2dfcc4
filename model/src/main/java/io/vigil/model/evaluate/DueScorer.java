package io.vigil.model.evaluate;

import io.vigil.model.evaluate.metric.Hits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Whether captions come when they are due, and none when not: each due slot is matched with at most
 * one caption within a second. One change raises the probability over several slots and is worth
 * one caption, so after each there is none for a second; the job's cool-down is longer still. The
 * baseline is a timer that speaks as often, blind to what happens.
 */
public final class DueScorer {

  /** Slots between what is due and what is said, at most. */
  private static final int TOLERANCE = 2;

  /** Slots without a caption after one. */
  private static final int REST = 2;

  private final float threshold;

  /** Of captions said from this probability on. */
  public DueScorer(float threshold) {
    this.threshold = threshold;
  }

  /** What the model said, against what was due. */
  public Hits score(Recording recording) {
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

  /** What one who knew when it is due would hit, for whoever rests can't tell all. */
  static Hits knowing(Recording recording) {
    return match(due(recording), rested(recording, recording.camera()::isCaptionDue));
  }

  /** The slots after which a caption is said. */
  List<Integer> said(Recording recording) {
    return rested(recording, slot -> recording.outputs().get(slot).captionDue() >= threshold);
  }

  private static List<Integer> rested(Recording recording, IntPredicate wanted) {
    List<Integer> slots = new ArrayList<>();
    int free = 0;
    for (int slot = 0; slot < recording.outputs().size(); slot++) {
      if (slot >= free && wanted.test(slot)) {
        slots.add(slot);
        free = slot + 1 + REST;
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
