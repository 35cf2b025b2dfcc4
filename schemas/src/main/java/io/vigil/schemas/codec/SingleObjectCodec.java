package io.vigil.schemas.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Avro 1.12 specification, section "Single-object encoding". */
final class SingleObjectCodec<T extends SpecificRecord> implements RecordCodec<T> {

  private final String name;
  private final BinaryMessageEncoder<T> encoder;
  private final BinaryMessageDecoder<T> decoder;

  SingleObjectCodec(Class<T> type) {
    SpecificData data = SpecificData.getForClass(type);
    Schema schema = data.getSchema(type);
    this.name = schema.getName();
    this.encoder = new BinaryMessageEncoder<>(data, schema);
    this.decoder = new BinaryMessageDecoder<>(data, schema);
    // Readers of this release understand what earlier releases wrote.
    ReleasedSchemas.of(schema.getName()).forEach(decoder::addSchema);
  }

  @Override
  public byte[] encode(T record) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(256);
      encoder.encode(record, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode a record to memory", e);
    }
  }

  @Override
  public T decode(byte[] value) throws RecordFormatException {
    try {
      return decoder.decode(value, null);
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      throw new RecordFormatException(
          "not a " + name + " in single-object encoding (" + value.length + " bytes)", e);
    }
  }
}
