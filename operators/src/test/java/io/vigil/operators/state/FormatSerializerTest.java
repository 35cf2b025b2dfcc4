package io.vigil.operators.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.junit.jupiter.api.Test;

class FormatSerializerTest {

  /** A format whose second version added a number. */
  public static final class Grown implements Format<String> {

    private static final long serialVersionUID = 1L;

    @Override
    public Class<String> type() {
      return String.class;
    }

    @Override
    public int version() {
      return 2;
    }

    @Override
    public void write(String value, DataOutputView out) throws IOException {
      out.writeUTF(value);
      out.writeInt(42);
    }

    @Override
    public String read(int version, DataInputView in) throws IOException {
      String value = in.readUTF();
      return version == 1 ? value : value + in.readInt();
    }
  }

  private static final FormatSerializer<String> NOW = new FormatSerializer<>(new Grown());

  @Test
  void aSnapshotOfTheSameVersionIsCompatibleAsItIs() throws Exception {
    TypeSerializerSnapshot<String> stored = stored(NOW);
    assertThat(NOW.snapshotConfiguration().resolveSchemaCompatibility(stored).isCompatibleAsIs())
        .isTrue();
    assertThat(stored.restoreSerializer()).isEqualTo(NOW);
  }

  @Test
  void anOlderVersionIsReadAsItWasWrittenAndMigrated() throws Exception {
    TypeSerializerSnapshot<String> stored = stored(new FormatSerializer<>(new Grown(), 1));
    assertThat(
            NOW.snapshotConfiguration()
                .resolveSchemaCompatibility(stored)
                .isCompatibleAfterMigration())
        .isTrue();
    DataOutputSerializer bytes = new DataOutputSerializer(16);
    bytes.writeUTF("old");
    TypeSerializer<String> old = stored.restoreSerializer();
    assertThat(old.deserialize(new DataInputDeserializer(bytes.getCopyOfBuffer())))
        .isEqualTo("old");
  }

  @Test
  void aNewerVersionThanThisReleaseKnowsIsRefused() throws Exception {
    TypeSerializerSnapshot<String> stored = stored(new FormatSerializer<>(new Grown(), 3));
    assertThat(NOW.snapshotConfiguration().resolveSchemaCompatibility(stored).isIncompatible())
        .isTrue();
  }

  @Test
  void aFormatThatIsNotInTheJobIsNamed() throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(16);
    out.writeUTF("io.vigil.Gone");
    out.writeInt(1);
    assertThatThrownBy(
            () ->
                new FormatSnapshot<String>()
                    .readSnapshot(
                        1,
                        new DataInputDeserializer(out.getCopyOfBuffer()),
                        getClass().getClassLoader()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("io.vigil.Gone");
  }

  @Test
  void anArrayOfImpossibleLengthIsAnErrorNotAnAllocation() throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(16);
    out.writeInt(Integer.MAX_VALUE);
    assertThatThrownBy(() -> Bytes.readFloats(new DataInputDeserializer(out.getCopyOfBuffer())))
        .isInstanceOf(IOException.class);
  }

  private static TypeSerializerSnapshot<String> stored(FormatSerializer<String> serializer)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
    return TypeSerializerSnapshot.readVersionedSnapshot(
        new DataInputDeserializer(out.getCopyOfBuffer()),
        FormatSerializerTest.class.getClassLoader());
  }
}
