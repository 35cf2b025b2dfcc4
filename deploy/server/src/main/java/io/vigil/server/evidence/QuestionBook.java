package io.vigil.server.evidence;

import io.vigil.schemas.Answer;
import io.vigil.schemas.Erasure;
import io.vigil.schemas.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The newest questions, with their answers as far as they have come. Bounded. Thread-safe. */
public final class QuestionBook {

  private final Map<String, Question> questions;
  private final Map<String, Answer> answers;
  private final Map<String, Instant> erased = new HashMap<>();

  /**
   * A question and what became of it.
   *
   * @param question as it was asked
   * @param answer none while it is pending
   */
  public record Entry(Question question, Optional<Answer> answer) {}

  /** With so many questions at most. */
  public QuestionBook(int most) {
    questions = newest(most);
    answers = newest(most);
  }

  private static <T> Map<String, T> newest(int most) {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > most;
      }
    };
  }

  /** Takes a record of the topics of questions, answers and erasures; others are passed over. */
  public synchronized void accept(SpecificRecord record) {
    if (record instanceof Erasure erasure) {
      erased.put(erasure.getStream(), erasure.getBefore());
      questions.values().removeIf(this::isErased);
      answers.keySet().retainAll(questions.keySet());
    } else if (record instanceof Question question && !isErased(question)) {
      questions.put(question.getId(), question);
    } else if (record instanceof Answer answer) {
      // After a failure an answer may come again: the first is the one that was read.
      answers.putIfAbsent(answer.getId(), answer);
    }
  }

  private boolean isErased(Question question) {
    return question.getAsked().isBefore(erased.getOrDefault(question.getStream(), Instant.MIN));
  }

  /** The question of an id. */
  public synchronized Optional<Entry> find(String id) {
    return Optional.ofNullable(questions.get(id))
        .map(question -> new Entry(question, Optional.ofNullable(answers.get(id))));
  }

  /** All questions, the newest first; of one stream if one is named. */
  public synchronized List<Entry> list(Optional<String> stream) {
    List<Entry> all = new ArrayList<>();
    for (Question question : questions.values()) {
      if (stream.isEmpty() || stream.get().equals(question.getStream())) {
        all.add(new Entry(question, Optional.ofNullable(answers.get(question.getId()))));
      }
    }
    all.sort(Comparator.comparing((Entry e) -> e.question().getAsked()).reversed());
    return all;
  }
}
