package io.vigil.server.history;

import io.vigil.server.feed.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an index was filed from: the words that are committed with it, so that index and place in
 * the topics are of one moment whatever happens between.
 *
 * @param cluster the Kafka cluster's id
 * @param position up to where
 */
record Origin(String cluster, Position position) {
  private static final String CLUSTER = "cluster";
  private static final String POSITION = "position";
  private static final String FORM = "form";

  /** The form of the documents; an index of another one is filed anew. */
  private static final String CURRENT_FORM = "1";

  static Optional<Origin> of(Map<String, String> committed) {
    String cluster = committed.get(CLUSTER);
    String position = committed.get(POSITION);
    if (cluster == null || position == null || !CURRENT_FORM.equals(committed.get(FORM))) {
      return Optional.empty();
    }
    return Position.parse(position).map(p -> new Origin(cluster, p));
  }

  Map<String, String> words() {
    Map<String, String> words = new HashMap<>();
    words.put(FORM, CURRENT_FORM);
    words.put(CLUSTER, cluster);
    words.put(POSITION, position.text());
    return words;
  }
}
