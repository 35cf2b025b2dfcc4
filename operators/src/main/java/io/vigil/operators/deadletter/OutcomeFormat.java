package io.vigil.operators.deadletter;

import io.vigil.operators.sink.OutRecordFormat;
import io.vigil.operators.state.Format;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The bytes of an {@link Outcome}. They never lie in a checkpoint: an outcome is split in the chain
 * in which it was made.
 *
 * @param <T> what the step makes
 */
public final class OutcomeFormat<T> implements Format<Outcome<T>> {

  private static final long serialVersionUID = 1L;

  private final Format<T> values;

  /** The format of outcomes with such values. */
  public OutcomeFormat(Format<T> values) {
    this.values = values;
  }

  @Override
  // Class literals know no type arguments.
  @SuppressWarnings("unchecked")
  public Class<Outcome<T>> type() {
    return (Class<Outcome<T>>) (Class<?>) Outcome.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Outcome<T> outcome, DataOutputView out) throws IOException {
    if (outcome instanceof Outcome.Value<T> value) {
      out.writeByte(0);
      values.write(value.value(), out);
    } else if (outcome instanceof Outcome.Dead<T> dead) {
      out.writeByte(1);
      out.writeUTF(dead.code().name());
      new OutRecordFormat().write(dead.letter(), out);
    }
  }

  @Override
  public Outcome<T> read(int version, DataInputView in) throws IOException {
    if (in.readByte() == 0) {
      return new Outcome.Value<>(values.read(values.version(), in));
    }
    FailureCode code = FailureCode.valueOf(in.readUTF());
    return new Outcome.Dead<>(code, new OutRecordFormat().read(1, in));
  }
}
