package io.vigil.ingest.publish;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the bytes that the producer has taken and Kafka has not yet. Thread-safe. */
final class InFlight {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition less = lock.newCondition();
  private final long limit;
  private long bytes;

  InFlight(long limit) {
    this.limit = limit;
  }

  /** Waits until there is room; false if there is none in time. */
  boolean awaitRoom(long millis) throws InterruptedException {
    long left = TimeUnit.MILLISECONDS.toNanos(millis);
    lock.lockInterruptibly();
    try {
      while (bytes >= limit) {
        if (left <= 0) {
          return false;
        }
        left = less.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  void add(long count) {
    lock.lock();
    try {
      bytes += count;
      less.signalAll();
    } finally {
      lock.unlock();
    }
  }

  long bytes() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }
}
