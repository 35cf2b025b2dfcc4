package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.schemas.Answer;
import io.vigil.schemas.Question;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.testing.TestBroker;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.evidence.TopicFollower;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** On a real Kafka; the answers are the test's, for those of the job are tried with the job. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AskCommandTest {
  private final BlockingQueue<Question> asked = new LinkedBlockingQueue<>();
  private TestBroker broker;
  private KafkaProducer<byte[], byte[]> producer;
  private TopicFollower follower;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    broker = TestBroker.start(folder);
    Properties properties = broker.connection().toProperties();
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    follower = TopicFollower.start(broker.connection(), List.of(Topics.QUESTIONS), this::answer);
  }

  @AfterAll
  void stop() {
    follower.close();
    producer.close();
    broker.close();
  }

  /** As the job does: an answer to what it knows, the reason to what it does not. */
  private void answer(SpecificRecord record) {
    Question question = (Question) record;
    asked.add(question);
    if (question.getStream().equals("silent")) {
      return;
    }
    boolean known = question.getStream().equals("door");
    Answer answer =
        Answer.newBuilder()
            .setStream(question.getStream())
            .setId(question.getId())
            .setText(known ? "yes" : "Nothing has come of a stream nobody: see that it runs.")
            .setConfidence(known ? 0.93f : 0)
            .setStart(question.getAsked().minusSeconds(4))
            .setEnd(question.getAsked())
            .setPictureShare(0.25f)
            .setSoundShare(0.75f)
            .setEmitted(question.getAsked())
            .build();
    try {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.ANSWERS.name(),
                  Keys.of(question.getStream()),
                  Codecs.of(Topics.ANSWERS, broker.connection()).encode(answer)))
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private int ask(Cli cli, String... arguments) {
    String[] all = new String[arguments.length + 3];
    System.arraycopy(
        new String[] {"ask", "-b", broker.connection().bootstrapServers()}, 0, all, 0, 3);
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return cli.run(all);
  }

  @Test
  void printsTheAnswer() throws Exception {
    Cli cli = new Cli();
    assertThat(ask(cli, "door", "is", "a", "dog", "heard")).as(cli.err()).isZero();
    assertThat(cli.out()).contains("door", "answer", "yes", "93%");
    assertThat(asked).anyMatch(question -> question.getText().equals("is a dog heard"));
  }

  @Test
  void tellsAProgramTheAnswerToAPastInterval() throws Exception {
    Cli cli = new Cli();
    assertThat(ask(cli, "door", "is a car seen", "--from", "2m", "--to", "1m", "--json")).isZero();
    JsonNode tree = new ObjectMapper().readTree(cli.out());
    assertThat(tree.get("text").asText()).isEqualTo("yes");
    assertThat(tree.get("topic").asText()).isEqualTo("vigil.answers");
    assertThat(asked)
        .anyMatch(
            q ->
                q.getStart() != null
                    && q.getEnd() != null
                    && q.getEnd().minusSeconds(60).equals(q.getStart()));
  }

  @Test
  void aRefusalIsOneLineWithItsReasonAndAStatusOfItsOwn() {
    Cli cli = new Cli();
    assertThat(ask(cli, "nobody", "is a dog heard")).isEqualTo(1);
    assertThat(cli.err().lines())
        .containsExactly(
            "vigil: no answer: Nothing has come of a stream nobody: see that it runs.");
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void withoutAnAnswerItEndsAndSaysWhatToLookAt() {
    Cli cli = new Cli();
    assertThat(ask(cli, "silent", "is a dog heard", "--timeout", "1s")).isEqualTo(7);
    assertThat(cli.err()).contains("no answer came within 1 s; see that the job runs");
  }

  @Test
  void whatCannotBeAskedIsRefusedBeforeKafkaIsAsked() {
    Cli cli = new Cli();
    assertThat(ask(cli, "a b", "what")).isEqualTo(2);
    assertThat(ask(cli, "door", "what", "--from", "1m", "--to", "2m")).isEqualTo(2);
    assertThat(ask(cli, "door", "what", "--from", "latest")).isEqualTo(2);
    assertThat(cli.err()).contains("'a b' cannot be a stream's id", "--to must be later", "latest");
  }
}
