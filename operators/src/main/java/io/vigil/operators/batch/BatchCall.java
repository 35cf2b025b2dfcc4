package io.vigil.operators.batch;

import java.util.List;

/**
 * What is done to a batch, such as one run of a network.
 *
 * @param <I> an item
 * @param <O> its answer
 */
@FunctionalInterface
public interface BatchCall<I, O> {

  /**
   * Answers a batch, item by item in the same order. Blocking.
   *
   * @throws Exception if the batch fails; its items are then tried apart
   */
  List<O> run(List<I> items) throws Exception;
}
