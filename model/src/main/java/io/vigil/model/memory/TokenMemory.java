package io.vigil.model.memory;

import java.util.Arrays;

/**
 * Keeps what a stream showed before its window in a fixed number of tokens: a new token is appended
 * and, when there is no room, the two most alike neighbours become their weighted mean (after Zhou
 * et al. 2024, Streaming Dense Video Captioning, 3.2, with clusters that are neighbours in time, so
 * that order is kept).
 *
 * <p>Letters: M places, D width. Mutable and not thread-safe; {@link #tokens()}, {@link #weights()}
 * and {@link #size()} are all its state.
 */
public final class TokenMemory {

  private final int capacity;
  private final int width;
  private final float[] tokens;
  private final float[] weights;
  private int size;

  /** An empty memory of M places for tokens of width D. */
  public TokenMemory(int capacity, int width) {
    if (capacity < 1 || width < 1) {
      throw new IllegalArgumentException("a memory needs at least one place and a width");
    }
    this.capacity = capacity;
    this.width = width;
    this.tokens = new float[(capacity + 1) * width];
    this.weights = new float[capacity + 1];
  }

  /**
   * A memory as it was stored.
   *
   * @param tokens [M, D], as {@link #tokens()} gave them
   * @param weights [M], as {@link #weights()} gave them: zero where a place is free
   */
  public static TokenMemory restore(int capacity, int width, float[] tokens, float[] weights) {
    if (tokens.length != capacity * width || weights.length != capacity) {
      throw new IllegalArgumentException("stored memory has another size");
    }
    TokenMemory memory = new TokenMemory(capacity, width);
    System.arraycopy(tokens, 0, memory.tokens, 0, tokens.length);
    System.arraycopy(weights, 0, memory.weights, 0, weights.length);
    while (memory.size < capacity && weights[memory.size] > 0) {
      memory.size++;
    }
    return memory;
  }

  /** Takes in the token [D] of a picture that leaves the window. */
  public void add(float[] token) {
    if (token.length != width) {
      throw new IllegalArgumentException(
          "a token of width " + token.length + " for a memory of width " + width);
    }
    System.arraycopy(token, 0, tokens, size * width, width);
    weights[size] = 1;
    size++;
    if (size > capacity) {
      merge(mostAlike());
    }
  }

  /** Forgets everything, as at a hole in the stream. */
  public void clear() {
    Arrays.fill(tokens, 0);
    Arrays.fill(weights, 0);
    size = 0;
  }

  /** Filled places. */
  public int size() {
    return size;
  }

  /** A copy of the tokens [M, D], oldest first, zeros where a place is free. */
  public float[] tokens() {
    return Arrays.copyOf(tokens, capacity * width);
  }

  /** A copy of how many pictures each place stands for [M], zero where it is free. */
  public float[] weights() {
    return Arrays.copyOf(weights, capacity);
  }

  /** 1 where a place is filled, 0 where it is free [M]. */
  public float[] mask() {
    float[] mask = new float[capacity];
    Arrays.fill(mask, 0, size, 1);
    return mask;
  }

  private int mostAlike() {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i + 1 < size; i++) {
      double alike = cosine(i, i + 1);
      if (alike > highest) {
        highest = alike;
        best = i;
      }
    }
    return best;
  }

  private double cosine(int a, int b) {
    double dot = 0;
    double aa = 1e-12;
    double bb = 1e-12;
    for (int i = 0; i < width; i++) {
      double x = tokens[a * width + i];
      double y = tokens[b * width + i];
      dot += x * y;
      aa += x * x;
      bb += y * y;
    }
    return dot / Math.sqrt(aa * bb);
  }

  /** Place {@code first} becomes the weighted mean of itself and its later neighbour. */
  private void merge(int first) {
    int second = first + 1;
    float sum = weights[first] + weights[second];
    for (int i = 0; i < width; i++) {
      int at = first * width + i;
      tokens[at] = (tokens[at] * weights[first] + tokens[at + width] * weights[second]) / sum;
    }
    weights[first] = sum;
    int behind = size - second - 1;
    System.arraycopy(tokens, (second + 1) * width, tokens, second * width, behind * width);
    System.arraycopy(weights, second + 1, weights, second, behind);
    size--;
    weights[size] = 0;
    Arrays.fill(tokens, size * width, (size + 1) * width, 0);
  }
}
