package io.vigil.operators.subscribe.rule;

import java.util.Set;

/** What a subscription looks at. */
public sealed interface What {

  /**
   * Events.
   *
   * @param types of them; empty for any
   * @param minConfidence from which an event counts, 0 to 1
   */
  record Events(Set<String> types, float minConfidence) implements What {

    /** Copies the set. */
    public Events {
      types = Set.copyOf(types);
    }

    /** Whether it looks at events of a type. */
    public boolean takes(String type) {
      return types.isEmpty() || types.contains(type);
    }
  }

  /**
   * Moments that are like a sentence.
   *
   * @param sentence as it was written
   * @param threshold the cosine from which a moment is like it, above 0 to 1
   * @param vector the sentence as a unit vector; empty before it is armed
   * @param model name and version of the bundle that made the vector
   */
  @SuppressWarnings("ArrayRecordComponent") // carrier of a vector; compared by nobody
  record Likeness(String sentence, float threshold, float[] vector, String model) implements What {}
}
