package io.vigil.operators.describe;

import io.vigil.model.event.Area;
import io.vigil.model.event.EventState;
import io.vigil.operators.fuse.FuseOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** All that the describing step remembers of one stream. Mutable, bounded. */
final class DescribeState {

  /** No time yet. */
  static final long NEVER = Long.MIN_VALUE;

  /** What is told of an event beside the decoder's state of it. */
  static final class Telling {
    /** Highest probability so far. */
    float best;

    /** Event time of the frame at the highest probability; 0 for none. */
    long keyFrame;

    /** Where it was in that frame; empty where that is not known. */
    List<Area> place = List.of();

    /** Where it was in the newest picture that it held in. */
    List<Area> lastPlace = List.of();

    /** End of the event when it was last told of. */
    long toldAt = NEVER;
  }

  /** Windows that came before their turn. */
  final TreeMap<Long, FuseOutput> waiting = new TreeMap<>();

  /** The ordinal whose turn it is. */
  long next;

  /** The decoder's states, one for each event type; empty before the first window. */
  List<EventState> events = List.of();

  /** One for each event type. */
  final List<Telling> tellings = new ArrayList<>();

  /** Where the first window since the last cut began to see. */
  long segmentStart = NEVER;

  /** Where the newest moment ended. */
  long momentEnd = NEVER;

  /** Where the newest window ended. */
  long windowEnd = NEVER;

  /** The newest window's embedding; empty before the first. */
  float[] embedding = {};

  /** Whether the newest window had pictures, and sound. */
  boolean pictureSeen;

  boolean soundHeard;

  /** The embedding of the newest caption; empty before the first and after a cut. */
  float[] captioned = {};

  /** End of the newest caption's first revision. */
  long captionEnd = NEVER;

  /** Whether a caption is due and waits for the cool-down. */
  boolean captionWanted;

  /** Start of the caption whose final revision is due; NEVER for none. */
  long settlingStart = NEVER;

  /** From when the final revision is told. */
  long settlingUntil = NEVER;

  /** The newest window's share, evidence and context, kept while a final revision is due. */
  float settlingShare;

  long[] settlingEvidence = {};
  float[] settlingContext = {};
}
