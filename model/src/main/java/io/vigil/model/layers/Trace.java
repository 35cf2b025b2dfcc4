package io.vigil.model.layers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The tensors inside of a network that an explanation needs, attention weights above all, noted by
 * the layers that compute them. A layer that is applied twice notes twice. Noting costs nothing:
 * what nobody fetches is not computed.
 */
public final class Trace {

  private final List<Note> notes = new ArrayList<>();

  private record Note(String path, Operand<TFloat32> value) {}

  /**
   * A part of a graph, and what was noted in it.
   *
   * @param part what was built
   * @param notes tensors by path, in order
   */
  public record Traced<T>(T part, Map<String, Operand<TFloat32>> notes) {}

  Trace() {}

  void note(String path, Operand<TFloat32> value) {
    notes.add(new Note(path, value));
  }

  /** Builds a part of the graph and keeps what is noted meanwhile. */
  public <T> Traced<T> of(Supplier<T> building) {
    int before = notes.size();
    T part = building.get();
    Map<String, Operand<TFloat32>> found = new LinkedHashMap<>();
    notes.subList(before, notes.size()).forEach(note -> found.put(note.path(), note.value()));
    return new Traced<>(part, found);
  }
}
