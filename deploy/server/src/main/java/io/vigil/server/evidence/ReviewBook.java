package io.vigil.server.evidence;

import io.vigil.schemas.Erasure;
import io.vigil.schemas.Review;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The newest review of each event, as far as they are on their topic. Thread-safe. */
public final class ReviewBook {

  private final Map<String, Review> reviews = new LinkedHashMap<>();
  private final Map<String, Instant> erased = new HashMap<>();

  /** An empty book. */
  public ReviewBook() {}

  /** Takes a record of the topics of reviews and erasures; others are passed over. */
  public synchronized void accept(SpecificRecord record) {
    if (record instanceof Erasure erasure) {
      erased.put(erasure.getStream(), erasure.getBefore());
      reviews.values().removeIf(this::isErased);
    } else if (record instanceof Review review && !isErased(review)) {
      Review known = reviews.get(review.getEvent());
      if (known == null || !review.getTime().isBefore(known.getTime())) {
        reviews.put(review.getEvent(), review);
      }
    }
  }

  private boolean isErased(Review review) {
    return review.getTime().isBefore(erased.getOrDefault(review.getStream(), Instant.MIN));
  }

  /** The review of an event. */
  public synchronized Optional<Review> find(String event) {
    return Optional.ofNullable(reviews.get(event));
  }

  /** All, the newest first. */
  public synchronized List<Review> list() {
    List<Review> all = new ArrayList<>(reviews.values());
    all.sort(Comparator.comparing(Review::getTime).reversed());
    return all;
  }
}
