package io.vigil.schemas.codec;

import io.vigil.schemas.topic.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Confluent's wire format: 0, four bytes of the schema's id (big-endian), the binary record. */
final class ConfluentCodec<T extends SpecificRecord> implements RecordCodec<T> {

  private static final int HEADER = 5;

  private final SpecificData data;
  private final Schema schema;
  private final String subject;
  private final SchemaRegistryClient registry;
  private final Map<Integer, Schema> writers = new ConcurrentHashMap<>();

  ConfluentCodec(Topic<T> topic, SchemaRegistryClient registry) {
    this.data = SpecificData.getForClass(topic.type());
    this.schema = data.getSchema(topic.type());
    this.subject = topic.name() + "-value";
    this.registry = registry;
  }

  @Override
  public byte[] encode(T record) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(256);
      int id = registry.register(subject, schema);
      out.write(ByteBuffer.allocate(HEADER).put((byte) 0).putInt(id).array());
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
      @SuppressWarnings("unchecked") // the writer takes records of the topic's class
      DatumWriter<T> writer = data.createDatumWriter(schema);
      writer.write(record, encoder);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode a record to memory", e);
    }
  }

  @Override
  public T decode(byte[] value) throws RecordFormatException {
    if (value.length < HEADER || value[0] != 0) {
      throw new RecordFormatException(
          "not a " + schema.getName() + " in Confluent's wire format", null);
    }
    int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
    Schema writer = writers.computeIfAbsent(id, registry::schema);
    try {
      @SuppressWarnings("unchecked") // the reader makes records of the topic's class
      DatumReader<T> reader = data.createDatumReader(writer, schema);
      return reader.read(
          null, DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null));
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      throw new RecordFormatException("not a " + schema.getName() + " of schema " + id, e);
    }
  }
}
