package io.vigil.operators.align;

import io.vigil.operators.encode.Modality;
import io.vigil.operators.encode.TokenRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/** An aligner with a clock that stands still until it is told to run. */
final class TestAligner implements AlignListener {

  final StreamAligner aligner;
  final List<AlignOutput> outputs = new ArrayList<>();
  AlignState state;
  long now = 1_000_000;
  int late;
  int duplicates;
  int missing;
  int cuts;
  private boolean ordered;

  TestAligner(AlignSettings settings) {
    this.aligner = new StreamAligner(settings, this);
    this.state = AlignState.of(settings);
  }

  /** From now on records are known to come in the order of their sequences. */
  TestAligner inOrder() {
    ordered = true;
    return this;
  }

  TestAligner take(Collection<TokenRecord> records) {
    records.forEach(r -> aligner.accept(r, state, clock(), outputs::add));
    return this;
  }

  /** Lets the clock run for as long as anything is waited for. */
  TestAligner waitOut(String stream) {
    OptionalLong wake = aligner.wake(state, clock());
    for (int i = 0; wake.isPresent() && i < 100; i++) {
      now = wake.getAsLong();
      aligner.advance(stream, state, clock(), outputs::add);
      wake = aligner.wake(state, clock());
    }
    return this;
  }

  private WallClock clock() {
    return new WallClock(now, 0, ordered);
  }

  List<FusionWindow> windows() {
    return outputs.stream()
        .filter(FusionWindow.class::isInstance)
        .map(FusionWindow.class::cast)
        .toList();
  }

  List<StreamCut> streamCuts() {
    return outputs.stream().filter(StreamCut.class::isInstance).map(StreamCut.class::cast).toList();
  }

  /** All that the outputs say, for comparison. */
  List<String> told() {
    return outputs.stream().map(TestAligner::tell).toList();
  }

  private static String tell(AlignOutput output) {
    if (output instanceof FusionWindow w) {
      return "%d window %d %s %s %s %s %s %s"
          .formatted(
              w.ordinal(),
              w.end(),
              Arrays.toString(w.frameTimes()),
              Arrays.hashCode(w.frameTokens()),
              Arrays.toString(w.audioMask()),
              Arrays.hashCode(w.audioTokens()),
              Arrays.hashCode(w.memory()),
              Arrays.toString(w.memoryMask()));
    }
    return output.toString();
  }

  @Override
  public void onLate(Modality modality) {
    late++;
  }

  @Override
  public void onDuplicate(Modality modality) {
    duplicates++;
  }

  @Override
  public void onMissing(Modality modality, long count) {
    missing += (int) count;
  }

  @Override
  public void onCut() {
    cuts++;
  }
}
