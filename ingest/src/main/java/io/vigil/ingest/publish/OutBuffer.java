package io.vigil.ingest.publish;

import io.vigil.schemas.MarkerKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for Kafka, within a fixed number of bytes. Records of live sources and of files wait
 * in lanes of their own: when the live lane is full, its oldest media are lost and remembered as a
 * gap of their track; when the files' lane is full, the file waits. Thread-safe.
 */
final class OutBuffer {
  private static final int FILE_SHARE = 4;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private final Deque<Entry> live = new ArrayDeque<>();
  private final Deque<Entry> files = new ArrayDeque<>();
  private final long liveLimit;
  private final long fileLimit;
  private long liveBytes;
  private long fileBytes;
  private boolean fileTurn;
  private boolean taken;
  private boolean closed;

  OutBuffer(long bytes) {
    fileLimit = bytes / FILE_SHARE;
    liveLimit = bytes - fileLimit;
  }

  /**
   * Takes an entry in, or lets it go once closed. A file's entry waits for room.
   *
   * @throws InterruptedException if the waiting thread is interrupted
   */
  void put(Entry entry) throws InterruptedException {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      if (entry.track().live()) {
        dropHeartbeatBefore(entry);
        live.addLast(entry);
        liveBytes += entry.size();
        while (liveBytes > liveLimit && !live.isEmpty()) {
          loseOldest();
        }
      } else {
        // An end is small, and the last: a film that is stopped must not wait to say so.
        while (fileBytes > fileLimit && !closed && entry.marker() != MarkerKind.END) {
          drained.await();
        }
        files.addLast(entry);
        fileBytes += entry.size();
      }
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Of several heartbeats in a row the last one says all. */
  private void dropHeartbeatBefore(Entry entry) {
    Entry newest = live.peekLast();
    if (newest != null
        && newest.marker() == MarkerKind.HEARTBEAT
        && entry.marker() == MarkerKind.HEARTBEAT
        && newest.track() == entry.track()
        && newest.epoch() == entry.epoch()) {
      live.removeLast();
      liveBytes -= newest.size();
    }
  }

  private void loseOldest() {
    Iterator<Entry> oldestFirst = live.iterator();
    while (oldestFirst.hasNext()) {
      Entry entry = oldestFirst.next();
      if (entry.marker() != MarkerKind.END) {
        oldestFirst.remove();
        liveBytes -= entry.size();
        entry.track().lose(entry);
        return;
      }
    }
    // Ends alone, one for each opening of a stream: these few may stay.
    liveBytes = 0;
  }

  /**
   * The next entries, with the gaps before them if there are some: the first that comes and what
   * waits behind it, at most so many; empty if none came in time.
   */
  List<Entry> take(long millis, int most) throws InterruptedException {
    List<Entry> entries = new ArrayList<>(take(millis));
    boolean more = !entries.isEmpty();
    while (more && entries.size() < most) {
      more = entries.addAll(take(0));
    }
    return entries;
  }

  private List<Entry> take(long millis) throws InterruptedException {
    long left = TimeUnit.MILLISECONDS.toNanos(millis);
    lock.lockInterruptibly();
    try {
      while (live.isEmpty() && files.isEmpty()) {
        if (left <= 0 || closed) {
          return List.of();
        }
        left = filled.awaitNanos(left);
      }
      boolean fromFiles = live.isEmpty() || (fileTurn && !files.isEmpty());
      fileTurn = !fromFiles;
      Entry entry = (fromFiles ? files : live).removeFirst();
      if (fromFiles) {
        fileBytes -= entry.size();
        drained.signalAll();
      } else {
        liveBytes = Math.max(0, liveBytes - entry.size());
      }
      taken = true;
      return withGap(entry);
    } finally {
      lock.unlock();
    }
  }

  /** An entry that was taken, with the gap before it if something of its track was lost since. */
  List<Entry> withGap(Entry entry) {
    lock.lock();
    try {
      List<Entry> out = new ArrayList<>(2);
      entry.track().takeGap(entry).ifPresent(out::add);
      out.add(out.isEmpty() ? entry : entry.afterGap());
      return out;
    } finally {
      lock.unlock();
    }
  }

  /** All that was taken is with the producer, or lost. */
  void settle() {
    lock.lock();
    try {
      taken = false;
    } finally {
      lock.unlock();
    }
  }

  /** An entry that was taken will not be sent: it becomes part of its track's next gap. */
  void lose(Entry entry) {
    lock.lock();
    try {
      entry.track().lose(entry);
    } finally {
      lock.unlock();
    }
  }

  /** Bytes that wait. */
  long bytes() {
    lock.lock();
    try {
      return liveBytes + fileBytes;
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing waits, nor was taken and is not settled. */
  boolean isEmpty() {
    lock.lock();
    try {
      return live.isEmpty() && files.isEmpty() && !taken;
    } finally {
      lock.unlock();
    }
  }

  /** Nobody waits for room or for entries any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      filled.signalAll();
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
