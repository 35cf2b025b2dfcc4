package io.vigil.ingest.ffmpeg;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Java objects that C code may name by an opaque pointer.
 *
 * <p>JavaCPP keeps ten live instances of a callback class, no more; so each kind of callback exists
 * once, and finds its object here by the pointer that FFmpeg hands back. Thread-safe.
 */
final class Handles<T> {
  private final Map<Long, T> objects = new ConcurrentHashMap<>();

  /** Makes {@code object} known; the answer is its name, to be given to {@link #release}. */
  BytePointer register(T object) {
    BytePointer handle = new BytePointer(1L);
    objects.put(handle.address(), object);
    return handle;
  }

  Optional<T> find(@Nullable Pointer handle) {
    return handle == null ? Optional.empty() : Optional.ofNullable(objects.get(handle.address()));
  }

  void release(BytePointer handle) {
    if (!handle.isNull()) {
      objects.remove(handle.address());
      handle.close();
    }
  }
}
