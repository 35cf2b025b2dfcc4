package io.vigil.ingest.publish;

import io.vigil.schemas.topic.Topic;
import java.util.List;
import java.util.function.LongFunction;

/** Makes the topics' records of entries that are about to be sent. Used by the sender alone. */
interface RecordMaker {
  /**
   * A record but for its sequence number, which it gets only when it is sent.
   *
   * @param entry what it is of
   * @param topic where it goes
   * @param bytes what it carries beside its header
   * @param value its encoded form with a sequence number
   */
  record Draft(Entry entry, Topic<?> topic, int bytes, LongFunction<byte[]> value) {}

  /** Topics that must be there. */
  List<Topic<?>> topics();

  /** How many entries are best given at a time, at least 1. */
  int batch();

  /** The records of entries, in their order; of what could not be made a gap is told instead. */
  List<Draft> drafts(List<Entry> entries) throws InterruptedException;
}
