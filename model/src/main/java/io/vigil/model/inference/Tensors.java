package io.vigil.model.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tensorflow.RawTensor;
import org.tensorflow.Result;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/** Arrays to tensors and back. Stateless. */
public final class Tensors {

  private Tensors() {}

  /** One row of floats for each item: [items, sizes...]. */
  public static <T> TFloat32 floats(
      List<T> items, Function<T, float[]> row, String name, long... sizes) {
    int length = (int) Shape.of(sizes).size();
    float[] all = new float[items.size() * length];
    for (int i = 0; i < items.size(); i++) {
      float[] values = row.apply(items.get(i));
      require(name, values.length, length);
      System.arraycopy(values, 0, all, i * length, length);
    }
    return TFloat32.tensorOf(
        Shape.of(items.size()).append(Shape.of(sizes)), DataBuffers.of(all, true, false));
  }

  /** Rows behind each other as one array. */
  public static float[] joined(List<float[]> rows) {
    float[] all = new float[rows.stream().mapToInt(row -> row.length).sum()];
    int at = 0;
    for (float[] row : rows) {
      System.arraycopy(row, 0, all, at, row.length);
      at += row.length;
    }
    return all;
  }

  /** Pictures [items, size, size, 3]. */
  static TUint8 pictures(List<byte[]> pictures, int size) {
    int length = size * size * 3;
    byte[] all = new byte[pictures.size() * length];
    for (int i = 0; i < pictures.size(); i++) {
      require("picture", pictures.get(i).length, length);
      System.arraycopy(pictures.get(i), 0, all, i * length, length);
    }
    return TUint8.tensorOf(
        Shape.of(pictures.size(), size, size, 3), DataBuffers.of(all, true, false));
  }

  /** Sound, -1 to 1 [items, length]. */
  public static TFloat32 sound(List<short[]> segments, int length) {
    return TFloat32.tensorOf(
        Shape.of(segments.size(), length), DataBuffers.of(samples(segments, length), true, false));
  }

  private static float[] samples(List<short[]> segments, int length) {
    float[] all = new float[segments.size() * length];
    for (int i = 0; i < segments.size(); i++) {
      require("segment of sound", segments.get(i).length, length);
      for (int s = 0; s < length; s++) {
        all[i * length + s] = segments.get(i)[s] / 32768f;
      }
    }
    return all;
  }

  /** Pictures of windows [items, slots, size, size, 3]. */
  static <T> TUint8 films(List<T> items, Function<T, List<byte[]>> pictures, int slots, int size) {
    int length = size * size * 3;
    byte[] all = new byte[items.size() * slots * length];
    for (int i = 0; i < items.size(); i++) {
      List<byte[]> film = pictures.apply(items.get(i));
      require("window", film.size(), slots);
      for (int k = 0; k < slots; k++) {
        require("picture", film.get(k).length, length);
        System.arraycopy(film.get(k), 0, all, (i * slots + k) * length, length);
      }
    }
    return TUint8.tensorOf(
        Shape.of(items.size(), slots, size, size, 3), DataBuffers.of(all, true, false));
  }

  /** Sound of windows, -1 to 1 [items, seconds, length]. */
  static <T> TFloat32 sounds(
      List<T> items, Function<T, List<short[]>> sound, int seconds, int length) {
    List<short[]> all = new ArrayList<>();
    for (T item : items) {
      require("sound of a window", sound.apply(item).size(), seconds);
      all.addAll(sound.apply(item));
    }
    float[] samples = samples(all, length);
    return TFloat32.tensorOf(
        Shape.of(items.size(), seconds, length), DataBuffers.of(samples, true, false));
  }

  /** Words [items, length]. */
  static <T> TInt32 words(List<T> items, Function<T, int[]> row, int length) {
    int[] all = new int[items.size() * length];
    for (int i = 0; i < items.size(); i++) {
      System.arraycopy(row.apply(items.get(i)), 0, all, i * length, length);
    }
    return TInt32.tensorOf(Shape.of(items.size(), length), DataBuffers.of(all, true, false));
  }

  /** The rows of an output of floats. */
  public static List<float[]> rows(Result result, String output) {
    return rows(get(result, output));
  }

  /** The rows of a tensor of floats. */
  public static List<float[]> rows(Tensor floats) {
    RawTensor tensor = floats.asRawTensor();
    int count = (int) tensor.shape().get(0);
    int length = (int) (tensor.size() / Math.max(1, count));
    List<float[]> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      float[] row = new float[length];
      tensor.data().asFloats().offset((long) i * length).read(row);
      rows.add(row);
    }
    return rows;
  }

  /** The rows of an output of integers. */
  static List<int[]> integers(Result result, String output) {
    RawTensor tensor = get(result, output).asRawTensor();
    int count = (int) tensor.shape().get(0);
    int length = (int) (tensor.size() / Math.max(1, count));
    List<int[]> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int[] row = new int[length];
      tensor.data().asInts().offset((long) i * length).read(row);
      rows.add(row);
    }
    return rows;
  }

  private static Tensor get(Result result, String output) {
    return result
        .get(output)
        .orElseThrow(() -> new IllegalStateException("the network gave no " + output));
  }

  static void require(String name, int found, int wanted) {
    if (found != wanted) {
      throw new IllegalArgumentException(
          name + " has " + found + " values, the bundle takes " + wanted);
    }
  }
}
