package io.vigil.server.live;

import static io.vigil.server.testing.Records.caption;
import static io.vigil.server.testing.Records.event;
import static io.vigil.server.testing.Records.gap;
import static io.vigil.server.testing.Records.sound;
import static io.vigil.server.testing.Records.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.schemas.EventPhase;
import io.vigil.schemas.StreamState;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.testing.TestBroker;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.history.Kind;
import io.vigil.server.testing.TestProducer;
import io.vigil.server.testing.TestSystem;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiveTest {
  @TempDir Path directory;
  private TestBroker broker;
  private TestSystem system;
  private TestProducer producer;
  private int captions;

  @BeforeEach
  void start() throws Exception {
    broker = TestBroker.start(directory.resolve("broker"));
    producer = new TestProducer(broker.connection());
    system = new TestSystem(broker.connection(), directory.resolve("history"));
    // Once the feed has begun what follows is told as it comes.
    producer.put(Topics.CAPTIONS, caption("before", 0, "before anybody listened", 0));
    system.await(Kind.CAPTION, 1);
  }

  @AfterEach
  void stop() {
    producer.close();
    system.close();
    broker.close();
  }

  private SseReader listen(String query, String last) throws Exception {
    return new SseReader(system.http(), query, last);
  }

  private void say(String stream, int from, int until) {
    for (int i = from; i < until; i++) {
      producer.send(Topics.CAPTIONS, caption(stream, 10 * i, "n" + i, 0));
    }
    producer.flush();
  }

  private static List<String> texts(List<SseReader.Message> messages) {
    return messages.stream().map(m -> m.data().path("text").asText()).toList();
  }

  @Test
  void tellsEveryKindAsItIsInTheLists() throws Exception {
    try (SseReader reader = listen("", "")) {
      producer.put(Topics.CAPTIONS, caption("door", 1, "<script>alert(1)</script>", 0));
      producer.put(Topics.EVENTS, event("door", "sound.knock", 1, 2, EventPhase.STARTED, 0.5));
      producer.put(Topics.STREAMS, status("door", StreamState.ONLINE, 1, ""));
      producer.put(Topics.AUDIO, sound("door", 0, 1, 3277));
      producer.put(Topics.FRAMES, gap("door", 0, 1, 3, 2));
      List<SseReader.Message> messages = reader.take(5);
      assertThat(messages)
          .extracting(SseReader.Message::event)
          .containsExactlyInAnyOrder("caption", "event", "stream", "level", "gap");
      // What is told live can be listed a moment later.
      system.await(Kind.CAPTION, 2);
      for (SseReader.Message message : messages) {
        assertThat(message.id()).isNotEmpty();
        if (message.event().equals("caption")) {
          assertThat(message.data())
              .isEqualTo(system.http().json("/api/v1/captions?stream=door").path("items").get(0));
        } else if (message.event().equals("level")) {
          assertThat(message.data().path("dbfs").asDouble()).isBetween(-20.1, -19.9);
        }
      }
    }
  }

  @Test
  void filtersByStreamAndKind() throws Exception {
    try (SseReader reader = listen("?streams=door&kinds=caption", "")) {
      producer.put(Topics.EVENTS, event("door", "sound.knock", 1, 2, EventPhase.STARTED, 0.5));
      producer.put(Topics.CAPTIONS, caption("yard", 1, "not this", 0));
      producer.put(Topics.CAPTIONS, caption("door", 1, "this", 0));
      assertThat(texts(reader.take(1))).containsExactly("this");
      assertThat(reader.isEmpty()).isTrue();
    }
    HttpResponse<String> refused = system.http().get("/api/v1/live?kinds=captoin");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("captoin", "caption", "event");
  }

  @Test
  void takesUpWhereItWasWithoutLossOrRepetition() throws Exception {
    List<SseReader.Message> first;
    try (SseReader reader = listen("?kinds=caption", "")) {
      say("door", 0, 10);
      say("yard", 0, 10);
      first = reader.take(13);
    }
    say("door", 10, 20);
    say("yard", 10, 20);
    system.await(Kind.CAPTION, 41);
    List<String> all = new ArrayList<>();
    first.forEach(m -> all.add(m.data().path("stream").asText() + m.data().path("text").asText()));
    try (SseReader reader = listen("?kinds=caption", first.get(12).id())) {
      reader
          .take(27)
          .forEach(m -> all.add(m.data().path("stream").asText() + m.data().path("text").asText()));
      say("door", 20, 21);
      assertThat(texts(reader.take(1))).containsExactly("n20");
    }
    assertThat(all).doesNotHaveDuplicates().hasSize(40);
  }

  @Test
  void takesUpAtAnotherServerAfterARestart() throws Exception {
    String last;
    try (SseReader reader = listen("?kinds=caption", "")) {
      say("door", 0, 3);
      last = reader.take(3).get(1).id();
    }
    system.close();
    say("door", 3, 5);
    system = new TestSystem(broker.connection(), directory.resolve("another-history"));
    system.await(Kind.CAPTION, 6);
    try (SseReader reader = listen("?kinds=caption", last)) {
      assertThat(texts(reader.take(3))).containsExactly("n2", "n3", "n4");
    }
  }

  @Test
  void keepsThePlaceOfWhoHeardNothingYet() throws Exception {
    String last;
    try (SseReader reader = listen("?kinds=caption", "")) {
      Await.until("an id", Await.LONGEST, () -> !reader.lastId().isEmpty());
      last = reader.lastId();
    }
    say("door", 0, 2);
    system.await(Kind.CAPTION, 3);
    try (SseReader reader = listen("?kinds=caption", last)) {
      assertThat(texts(reader.take(2))).containsExactly("n0", "n1");
    }
  }

  @Test
  void letsGoWhoDoesNotReadTellsItSoAndDelaysNobody() throws Exception {
    URI address = system.parts().address();
    try (SseReader reader = listen("?kinds=caption", "");
        Socket deaf = new Socket()) {
      deaf.setReceiveBufferSize(4096);
      deaf.connect(new java.net.InetSocketAddress(address.getHost(), address.getPort()));
      deaf.getOutputStream()
          .write(
              String.join(
                      "\r\n",
                      "GET /api/v1/live?kinds=caption HTTP/1.1",
                      "Host: localhost",
                      "Connection: close",
                      "",
                      "")
                  .getBytes(StandardCharsets.US_ASCII));
      Await.until("both to be connected", Await.LONGEST, () -> system.parts().live() == 2);
      String long1 = "word ".repeat(40_000);
      while (system.parts().live() == 2) {
        producer.put(Topics.CAPTIONS, caption("door", 10.0 * captions, long1, 0));
        captions++;
        assertThat(captions).as("captions until the deaf one was let go").isLessThan(5000);
        assertThat(reader.take(1)).hasSize(1);
      }
      assertThat(system.parts().live()).isEqualTo(1);
      producer.put(Topics.CAPTIONS, caption("yard", 1, "still here", 0));
      assertThat(texts(reader.take(1))).containsExactly("still here");
      // Once it reads it is told why, after whole messages, and nothing more.
      deaf.setSoTimeout(20_000);
      String heard = new String(deaf.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(heard).contains("event: slow\n").doesNotContain("still here");
      assertThat(heard.substring(0, heard.indexOf("event: slow"))).contains("event: caption");
    }
  }
}
