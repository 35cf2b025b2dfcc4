package io.vigil.model.evaluate;

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

  double f1(List<Recording> recordings) {
    Count count = new Count();
    for (Recording recording : recordings) {
      count.add(due(recording), said(recording));
    }
    return count.f1();
  }

  /** A timer with as many captions in all, evenly spread. */
  double timerF1(List<Recording> recordings) {
    int slots = recordings.stream().mapToInt(r -> r.outputs().size()).sum();
    int captions = recordings.stream().mapToInt(r -> said(r).size()).sum();
    double period = Math.max(1, slots / Math.max(1.0, captions));
    Count count = new Count();
    for (Recording recording : recordings) {
      List<Integer> ticks = new ArrayList<>();
      for (double at = 0; at < recording.outputs().size(); at += period) {
        ticks.add((int) at);
      }
      count.add(due(recording), ticks);
    }
    return count.f1();
  }

  private static List<Integer> due(Recording recording) {
    List<Integer> slots = new ArrayList<>();
    for (int slot = 0; slot < recording.outputs().size(); slot++) {
      if (recording.camera().isCaptionDue(slot)) {
        slots.add(slot);
      }
    }
    return slots;
  }

  private List<Integer> said(Recording recording) {
    List<Integer> slots = new ArrayList<>();
    for (int slot = 0; slot < recording.outputs().size(); slot++) {
      if (recording.outputs().get(slot).captionDue() >= threshold) {
        slots.add(slot);
      }
    }
    return slots;
  }

  /** Hits among what was due and what was said. */
  private static final class Count {
    private int hits;
    private int due;
    private int said;

    void add(List<Integer> wanted, List<Integer> told) {
      due += wanted.size();
      said += told.size();
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
    }

    double f1() {
      return due + said == 0 ? 0 : 2.0 * hits / (due + said);
    }
  }
}
