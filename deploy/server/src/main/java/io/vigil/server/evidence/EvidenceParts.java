package io.vigil.server.evidence;

import io.vigil.model.inference.Inference;
import io.vigil.schemas.Erasure;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.erase.Erasures;
import io.vigil.server.http.Routes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * Everything about evidence, questions and reviews, and what keeps it up to date. Closing stops all
 * that was started.
 */
public final class EvidenceParts implements AutoCloseable {

  private static final int QUESTIONS = 10_000;

  private final TopicFollower follower;
  private final ProofRoutes proofs;
  private final List<Routes> routes;

  /**
   * Starts it.
   *
   * @param networks the bundle, asked for with the first proof; not closed here
   * @param lookup finds what was said
   * @param erasures what is not to be shown
   * @param folder where the clips of reviewed events are kept and exported to
   */
  public EvidenceParts(
      KafkaConnection kafka,
      Supplier<Inference> networks,
      Lookup lookup,
      Erasures erasures,
      Path folder,
      Clock clock) {
    MediaReader media = new MediaReader(kafka, lookup::eventsOnly, erasures);
    QuestionBook questions = new QuestionBook(QUESTIONS);
    ReviewBook reviews = new ReviewBook();
    proofs = new ProofRoutes(media, networks, lookup, questions);
    ReviewRoutes reviewing = new ReviewRoutes(kafka, media, lookup, reviews, folder, clock);
    routes =
        List.of(
            new EvidenceRoutes(media, lookup),
            proofs,
            new QuestionRoutes(kafka, questions, clock),
            reviewing);
    follower =
        TopicFollower.start(
            kafka,
            List.of(Topics.QUESTIONS, Topics.ANSWERS, Topics.REVIEWS, Topics.ERASURES),
            record -> {
              questions.accept(record);
              reviews.accept(record);
              if (record instanceof Erasure erasure) {
                reviewing.forget(erasure);
              }
            });
  }

  /** The groups of routes. */
  public List<Routes> routes() {
    return routes;
  }

  @Override
  public void close() {
    follower.close();
    proofs.close();
  }
}
