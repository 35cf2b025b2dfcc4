package io.vigil.ingest.ffmpeg;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** An {@code AVIOContext} that writes to a Java stream. Not seekable. Used by one thread. */
public final class ByteOutput implements AutoCloseable {
  private static final int BUFFER_BYTES = 32 * 1024;
  private static final Handles<ByteOutput> OUTPUTS = new Handles<>();
  private static final Write_packet_Pointer_BytePointer_int WRITE = new Write();

  private final OutputStream out;
  private final BytePointer handle;
  private final AVIOContext context;
  private @Nullable IOException failure;
  private boolean closed;

  /**
   * @param packetBytes the largest packet, where each write is to be a packet; 0: as it comes
   */
  public ByteOutput(OutputStream out, int packetBytes) {
    this.out = out;
    handle = OUTPUTS.register(this);
    BytePointer buffer = new BytePointer(avutil.av_malloc(BUFFER_BYTES));
    context =
        FFmpegErrors.present(
            avformat.avio_alloc_context(buffer, BUFFER_BYTES, 1, handle, null, WRITE, null),
            "make an output");
    context.seekable(0);
    context.max_packet_size(packetBytes);
  }

  /** The context, valid until {@link #close}. */
  public AVIOContext context() {
    return context;
  }

  /** What went wrong in the Java stream, if something did. */
  public Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Frees the context; the Java stream stays open. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avutil.av_free(context.buffer());
      avformat.avio_context_free(context);
      OUTPUTS.release(handle);
    }
  }

  private int write(BytePointer from, int count) {
    byte[] bytes = new byte[count];
    from.get(bytes, 0, count);
    try {
      out.write(bytes, 0, count);
      return count;
    } catch (IOException e) {
      failure = e;
      return avutil.AVERROR_EIO();
    }
  }

  private static final class Write extends Write_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer buffer, int count) {
      Optional<ByteOutput> output = OUTPUTS.find(opaque);
      return output.isPresent() ? output.get().write(buffer, count) : avutil.AVERROR_EIO();
    }
  }
}
