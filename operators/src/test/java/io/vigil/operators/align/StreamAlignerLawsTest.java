package io.vigil.operators.align;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.operators.encode.Modality;
import io.vigil.operators.encode.TokenKind;
import io.vigil.operators.encode.TokenRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for any stream and any order of arrival; the seed names the case. */
class StreamAlignerLawsTest {

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void windowsDoNotDependOnTheOrderOfArrival(long seed) {
    List<TokenRecord> records = stream(new Random(seed));
    List<TokenRecord> shuffled = new ArrayList<>(records);
    // The first record of a stream opens its first epoch; from then on any order will do.
    Collections.shuffle(shuffled.subList(1, shuffled.size()), new Random(seed + 1));
    assertThat(run(shuffled).told()).isEqualTo(run(records).told());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void toKnowThatOrderHoldsChangesNothing(long seed) {
    List<TokenRecord> records = stream(new Random(seed));
    List<TokenRecord> interleaved = interleave(records, new Random(seed + 3));
    TestAligner knowing = new TestAligner(TestStream.SETTINGS).inOrder();
    assertThat(knowing.take(interleaved).waitOut("s").told()).isEqualTo(run(records).told());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void recordsThatComeTwiceChangeNothing(long seed) {
    List<TokenRecord> records = stream(new Random(seed));
    List<TokenRecord> twice = new ArrayList<>(records);
    twice.addAll(records.subList(0, records.size() / 2));
    twice.addAll(records);
    assertThat(run(twice).told()).isEqualTo(run(records).told());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void ordinalsHaveNoHolesAndWindowsLieOnTheGridInOrder(long seed) {
    TestAligner aligner = run(stream(new Random(seed)));
    for (int i = 0; i < aligner.outputs.size(); i++) {
      assertThat(aligner.outputs.get(i).ordinal()).isEqualTo(i);
    }
    long last = Long.MIN_VALUE;
    for (AlignOutput output : aligner.outputs) {
      if (output instanceof FusionWindow window) {
        assertThat(window.end() % TestStream.GRID.hopMicros()).isZero();
        assertThat(window.end()).isGreaterThan(last);
        last = window.end();
      } else if (output instanceof StreamCut cut && cut.newEpoch()) {
        last = Long.MIN_VALUE;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRestoreBetweenAnyTwoRecordsChangesNothing(long seed) throws Exception {
    List<TokenRecord> records = stream(new Random(seed));
    TestAligner restored = new TestAligner(TestStream.SETTINGS);
    Random random = new Random(seed + 2);
    AlignStateFormat format = new AlignStateFormat();
    for (TokenRecord record : records) {
      if (random.nextInt(10) == 0) {
        DataOutputSerializer out = new DataOutputSerializer(64);
        format.write(restored.state, out);
        restored.state =
            format.read(format.version(), new DataInputDeserializer(out.getCopyOfBuffer()));
      }
      restored.take(List.of(record));
    }
    assertThat(restored.waitOut("s").told()).isEqualTo(run(records).told());
  }

  /** Each modality in its own order, the two mixed at will; the first record stays the first. */
  private static List<TokenRecord> interleave(List<TokenRecord> records, Random random) {
    List<TokenRecord> mixed = new ArrayList<>(records.subList(0, 1));
    List<List<TokenRecord>> lanes = new ArrayList<>();
    for (Modality modality : Modality.values()) {
      lanes.add(
          new ArrayList<>(records.stream().skip(1).filter(r -> r.modality() == modality).toList()));
    }
    while (lanes.stream().anyMatch(lane -> !lane.isEmpty())) {
      List<TokenRecord> lane = lanes.get(random.nextInt(lanes.size()));
      if (!lane.isEmpty()) {
        mixed.add(lane.remove(0));
      }
    }
    return mixed;
  }

  private static TestAligner run(List<TokenRecord> records) {
    return new TestAligner(TestStream.SETTINGS).take(records).waitOut("s");
  }

  /** One or two epochs with losses, gaps, skipped and silent stretches; some end, some do not. */
  private static List<TokenRecord> stream(Random random) {
    TestStream stream = new TestStream("s");
    int epochs = 1 + random.nextInt(2);
    int base = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      stream.epoch(10 + epoch);
      boolean pictures = random.nextInt(5) > 0;
      boolean sounds = !pictures || random.nextInt(5) > 0;
      int length = 3 + random.nextInt(25);
      for (int second = base; second < base + length; second++) {
        pictures(stream, random, second, pictures);
        sounds(stream, random, second, sounds);
      }
      if (random.nextBoolean()) {
        stream.end(base + length);
      }
      // The next epoch may begin before this one ended: a clock was re-anchored.
      base += length - 5 + random.nextInt(20);
    }
    return stream.records;
  }

  private static void pictures(TestStream stream, Random random, int second, boolean there) {
    int what = random.nextInt(30);
    if (!there || what == 0) {
      stream.marker(Modality.PICTURE, TokenKind.HEARTBEAT, second + 1, second + 1);
    } else if (what == 1) {
      stream.lose(Modality.PICTURE).picture(second + 0.5);
    } else if (what == 2) {
      stream.marker(Modality.PICTURE, TokenKind.GAP, second, second + 1);
    } else if (what == 3) {
      stream.marker(Modality.PICTURE, TokenKind.SKIPPED, second, second).picture(second + 0.5);
    } else {
      stream.picture(second).picture(second + 0.5);
    }
  }

  private static void sounds(TestStream stream, Random random, int second, boolean there) {
    int what = random.nextInt(30);
    if (!there || what == 0) {
      stream.marker(Modality.SOUND, TokenKind.HEARTBEAT, second + 1, second + 1);
    } else if (what == 1) {
      stream.lose(Modality.SOUND);
    } else if (what == 2) {
      stream.marker(Modality.SOUND, TokenKind.GAP, second, second + 1);
    } else {
      stream.sound(second);
    }
  }
}
