package io.vigil.model.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TokenMemoryTest {

  @Test
  void keepsTokensInOrderWhileThereIsRoom() {
    TokenMemory memory = new TokenMemory(3, 2);
    memory.add(new float[] {1, 0});
    memory.add(new float[] {0, 1});

    assertThat(memory.tokens()).containsExactly(1, 0, 0, 1, 0, 0);
    assertThat(memory.mask()).containsExactly(1, 1, 0);
    assertThat(memory.weights()).containsExactly(1, 1, 0);
  }

  @Test
  void mergesTheTwoMostAlikeNeighboursByWeightedMean() {
    TokenMemory memory = new TokenMemory(2, 2);
    memory.add(new float[] {1, 0});
    memory.add(new float[] {3, 0});
    memory.add(new float[] {0, 1});
    assertThat(memory.tokens()).containsExactly(2, 0, 0, 1);
    assertThat(memory.weights()).containsExactly(2, 1);

    memory.add(new float[] {0.1f, 1});

    assertThat(memory.weights()).containsExactly(2, 2);
    assertThat(memory.tokens()).containsExactly(new float[] {2, 0, 0.05f, 1}, within(1e-6f));
  }

  @Test
  void staysOfOneSizeAndKeepsCountHoweverLongTheStreamRuns() {
    TokenMemory memory = new TokenMemory(4, 3);
    for (int i = 0; i < 1_000; i++) {
      memory.add(new float[] {(float) Math.sin(i), (float) Math.cos(i), i % 7});
    }
    float sum = 0;
    for (float weight : memory.weights()) {
      sum += weight;
    }

    assertThat(memory.size()).isEqualTo(4);
    assertThat(memory.tokens()).hasSize(12).doesNotContain(Float.NaN);
    assertThat(sum).isEqualTo(1_000);
  }

  @Test
  void goesOnFromWhatWasStored() {
    TokenMemory memory = new TokenMemory(2, 2);
    memory.add(new float[] {1, 0});
    memory.add(new float[] {3, 0});
    TokenMemory restored = TokenMemory.restore(2, 2, memory.tokens(), memory.weights());

    memory.add(new float[] {0, 1});
    restored.add(new float[] {0, 1});

    assertThat(restored.tokens()).containsExactly(memory.tokens());
    assertThat(restored.weights()).containsExactly(memory.weights());
  }

  @Test
  void forgetsEverythingWhenCleared() {
    TokenMemory memory = new TokenMemory(2, 2);
    memory.add(new float[] {1, 0});
    memory.clear();

    assertThat(memory.size()).isZero();
    assertThat(memory.tokens()).containsOnly(0);
  }

  @Test
  void refusesATokenOfAnotherWidth() {
    assertThatThrownBy(() -> new TokenMemory(2, 2).add(new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("width");
  }
}
