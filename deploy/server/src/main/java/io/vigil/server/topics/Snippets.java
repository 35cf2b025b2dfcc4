package io.vigil.server.topics;

import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a topic is read from outside, ready to be copied. */
final class Snippets {
  private Snippets() {}

  static Map<String, String> of(Topic<?> topic, KafkaConnection kafka) {
    String servers = kafka.bootstrapServers();
    Map<String, String> snippets = new LinkedHashMap<>();
    snippets.put(
        "kcat",
        "kcat -b %s -C -t %s -o beginning -e -f '%%p %%o %%T %%k %%S bytes\\n'"
            .formatted(servers, topic.name()));
    snippets.put("vigil", "vigil watch %s --bootstrap %s --json".formatted(topic.name(), servers));
    snippets.put(
        "python",
        """
        import io, json, urllib.request
        import avro.io, avro.schema
        from confluent_kafka import Consumer
        topics = json.load(urllib.request.urlopen("http://127.0.0.1:8080/api/v1/topics"))["items"]
        topic = next(t for t in topics if t["name"] == "%s")
        reader = avro.io.DatumReader(avro.schema.parse(json.dumps(topic["schema"])))
        consumer = Consumer({"bootstrap.servers": "%s", "group.id": "mine",
                             "auto.offset.reset": "earliest", "isolation.level": "read_committed"})
        consumer.subscribe([topic["name"]])
        while True:
            message = consumer.poll(1.0)
            if message is not None and not message.error():
                body = io.BytesIO(message.value()[10:])  # marker and fingerprint
                print(reader.read(avro.io.BinaryDecoder(body)))
        """
            .formatted(topic.name(), servers));
    snippets.put(
        "java",
        """
        RecordCodec<%1$s> codec = Codecs.singleObject(%1$s.class);
        consumer.subscribe(List.of("%2$s"));
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          System.out.println(codec.decode(record.value()));
        }
        """
            .formatted(topic.type().getSimpleName(), topic.name()));
    return snippets;
  }
}
