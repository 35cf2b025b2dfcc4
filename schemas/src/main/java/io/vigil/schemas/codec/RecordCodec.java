package io.vigil.schemas.codec;

import org.apache.avro.specific.SpecificRecord;

/**
 * Turns records into a topic's values and back. Implementations are thread-safe.
 *
 * @param <T> the class of the records
 */
public interface RecordCodec<T extends SpecificRecord> {

  /**
   * The value of a record.
   *
   * @throws java.io.UncheckedIOException if a registry is needed and cannot be reached
   */
  byte[] encode(T record);

  /**
   * The record of a value.
   *
   * @throws RecordFormatException if the bytes are not such a record
   * @throws java.io.UncheckedIOException if a registry is needed and cannot be reached
   */
  T decode(byte[] value) throws RecordFormatException;
}
