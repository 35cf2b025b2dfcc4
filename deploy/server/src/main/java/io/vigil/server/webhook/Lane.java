package io.vigil.server.webhook;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The matches of one subscription that wait to be posted, one after another. Thread-safe.
 *
 * <p>It is a lane of its own so that a receiver that is slow or down holds up no other.
 */
final class Lane {

  private final Deque<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
  private boolean busy;
  private boolean closed;
  private long done = -1;
  private long committed = -1;

  synchronized void add(ConsumerRecord<byte[], byte[]> record) {
    waiting.add(record);
  }

  synchronized int size() {
    return waiting.size();
  }

  /** The record whose turn it is, for one taker; it stays at the head until it is {@link #done}. */
  synchronized @Nullable ConsumerRecord<byte[], byte[]> take() {
    if (busy || closed || waiting.isEmpty()) {
      return null;
    }
    busy = true;
    return waiting.peek();
  }

  /** The record that was taken needs no more. */
  synchronized void done() {
    ConsumerRecord<byte[], byte[]> record = waiting.poll();
    if (record != null) {
      done = record.offset() + 1;
    }
    busy = false;
  }

  /** Nothing more is to be posted: another instance does. */
  synchronized void close() {
    closed = true;
    waiting.clear();
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** The offset to commit, -1 if there is nothing new. */
  synchronized long toCommit() {
    return done > committed ? done : -1;
  }

  synchronized void committed(long offset) {
    committed = Math.max(committed, offset);
  }
}
