package io.vigil.server.evidence;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.model.inference.Inference;
import io.vigil.schemas.Answer;
import io.vigil.schemas.Caption;
import io.vigil.schemas.Event;
import io.vigil.server.http.Problem;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import io.vigil.server.http.StreamsSeen;
import java.util.Optional;
import java.util.function.Supplier;

/** Why something was said. */
public final class ProofRoutes implements Routes, AutoCloseable {

  /** Proofs that wait for their turn. */
  private static final int WAITING = 8;

  private final ProofMaker maker;
  private final ProofQueue queue;
  private final Lookup lookup;
  private final QuestionBook questions;

  /**
   * Routes on the media of a Kafka.
   *
   * @param networks the bundle, loaded when it is first asked for; not closed here
   * @param lookup finds what was said
   * @param questions finds what was asked
   */
  public ProofRoutes(
      MediaReader media, Supplier<Inference> networks, Lookup lookup, QuestionBook questions) {
    this(media, networks, lookup, questions, WAITING);
  }

  ProofRoutes(
      MediaReader media,
      Supplier<Inference> networks,
      Lookup lookup,
      QuestionBook questions,
      int waiting) {
    this.maker = new ProofMaker(media, networks);
    this.queue = new ProofQueue(waiting);
    this.lookup = lookup;
    this.questions = questions;
  }

  @Override
  public void add(JavalinDefaultRoutingApi<?> routes) {
    routes.get("/api/v1/events/{id}/proof", c -> give(c, event(c)), Role.VIEWER);
    routes.get("/api/v1/captions/{id}/proof", c -> give(c, caption(c)), Role.VIEWER);
    routes.get("/api/v1/questions/{id}/proof", c -> give(c, question(c)), Role.VIEWER);
  }

  private Claim event(Context context) {
    String id = context.pathParam("id");
    Event event = lookup.event(id).orElseThrow(() -> EvidenceRoutes.unknown("event", id));
    requireMedia(event.getStream());
    return Claim.of(event, maker.manifest());
  }

  private Claim caption(Context context) {
    String id = context.pathParam("id");
    Caption caption = lookup.caption(id).orElseThrow(() -> EvidenceRoutes.unknown("caption", id));
    requireMedia(caption.getStream());
    return Claim.of(caption, Optional.ofNullable(context.queryParam("word")), maker.manifest());
  }

  private Claim question(Context context) {
    String id = context.pathParam("id");
    QuestionBook.Entry entry =
        questions.find(id).orElseThrow(() -> EvidenceRoutes.unknown("question", id));
    requireMedia(entry.question().getStream());
    Answer answer =
        entry
            .answer()
            .filter(a -> a.getConfidence() > 0)
            .orElseThrow(
                () ->
                    new Problem(
                        409,
                        "not-answered",
                        "There is no answer to prove",
                        "The question is not answered yet, or was refused: see its state."));
    return Claim.of(answer, entry.question().getText(), maker.manifest());
  }

  /** Before the bundle is loaded for a proof that cannot be made. */
  private void requireMedia(String stream) {
    if (lookup.eventsOnly(stream)) {
      throw EventsOnly.problem(stream);
    }
  }

  private void give(Context context, Claim claim) {
    StreamsSeen.note(context, claim.stream());
    context.future(
        () ->
            queue
                .ask(claim.key(), () -> maker.prove(claim))
                .thenAccept(proof -> context.json(proof)));
  }

  @Override
  public void close() {
    queue.close();
  }
}
