package io.vigil.ingest.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * An {@code AVIOContext} that reads from a Java stream. Not seekable. Read by one thread; another
 * may close the Java stream to wake it.
 */
public final class ByteInput implements AutoCloseable {
  private static final int BUFFER_BYTES = 32 * 1024;
  private static final Handles<ByteInput> INPUTS = new Handles<>();
  private static final Read_packet_Pointer_BytePointer_int READ = new Read();

  private final InputStream in;
  private final byte[] bytes = new byte[BUFFER_BYTES];
  private final BytePointer handle;
  private final AVIOContext context;
  private boolean closed;

  public ByteInput(InputStream in) {
    this.in = in;
    handle = INPUTS.register(this);
    BytePointer buffer = new BytePointer(avutil.av_malloc(BUFFER_BYTES));
    context =
        FFmpegErrors.present(
            avformat.avio_alloc_context(buffer, BUFFER_BYTES, 0, handle, READ, null, null),
            "make an input");
    context.seekable(0);
  }

  /** The context, valid until {@link #close}. */
  public AVIOContext context() {
    return context;
  }

  /** Frees the context; the Java stream stays open. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avutil.av_free(context.buffer());
      avformat.avio_context_free(context);
      INPUTS.release(handle);
    }
  }

  private int read(BytePointer into, int room) {
    try {
      int count = in.read(bytes, 0, Math.min(room, bytes.length));
      if (count < 0) {
        return avutil.AVERROR_EOF();
      }
      into.put(bytes, 0, count);
      return count;
    } catch (IOException e) {
      return avutil.AVERROR_EIO();
    }
  }

  private static final class Read extends Read_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer buffer, int count) {
      Optional<ByteInput> input = INPUTS.find(opaque);
      return input.isPresent() ? input.get().read(buffer, count) : avutil.AVERROR_EIO();
    }
  }
}
