package io.vigil.operators.state;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The type information of values that a {@link Format} writes. Never a key.
 *
 * @param <T> the type of the values
 */
public final class FormatType<T> extends TypeInformation<T> {

  private static final long serialVersionUID = 1L;

  private final Format<T> format;

  /** The type of a format's values. */
  public FormatType(Format<T> format) {
    this.format = format;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return format.type();
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return new FormatSerializer<>(format);
  }

  @Override
  public String toString() {
    return format.type().getSimpleName() + " v" + format.version();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FormatType<?> that && that.format.getClass() == format.getClass();
  }

  @Override
  public int hashCode() {
    return format.getClass().hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof FormatType<?>;
  }
}
