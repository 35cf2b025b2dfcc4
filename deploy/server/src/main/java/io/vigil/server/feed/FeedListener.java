package io.vigil.server.feed;

import java.util.List;

/** Takes what is read of the topics, by one thread. */
public interface FeedListener {

  /**
   * Takes a batch; those of one partition are in its order.
   *
   * @param batch may be empty
   * @param after where the next batch begins
   * @throws RuntimeException if it cannot be taken: the feed ends with it as its fault
   */
  void take(List<Incoming> batch, Position after);
}
