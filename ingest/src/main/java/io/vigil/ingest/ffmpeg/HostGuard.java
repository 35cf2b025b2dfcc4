package io.vigil.ingest.ffmpeg;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Holds a playlist to the host that it came from: whatever address it names, FFmpeg opens it only
 * over http or https, on the same host and port, and follows no redirection from there. Install it
 * before opening. Thread-safe.
 */
public final class HostGuard implements AutoCloseable {
  private static final Handles<HostGuard> GUARDS = new Handles<>();
  private static final Callback CALLBACK = new Callback();
  private static final BytePointer WHITELIST = new BytePointer("protocol_whitelist");
  private static final BytePointer PROTOCOLS = new BytePointer("http,https,tcp,tls,crypto");
  private static final BytePointer REDIRECTS = new BytePointer("max_redirects");
  private static final BytePointer NONE = new BytePointer("0");

  private final BytePointer handle;
  private final String home;
  private final AtomicBoolean first = new AtomicBoolean(true);
  private volatile boolean refused;

  /** A guard for the address of the playlist itself. */
  public HostGuard(String address) {
    home = place(address).orElse("");
    handle = GUARDS.register(this);
  }

  /** Guards all that {@code context} opens; it must outlive the context. */
  public void install(AVFormatContext context) {
    context.opaque(handle);
    context.io_open(CALLBACK);
  }

  /** Whether something was asked for that is not on this host. */
  public boolean refused() {
    return refused;
  }

  @Override
  public void close() {
    GUARDS.release(handle);
  }

  private boolean allows(String address) {
    boolean same = !home.isEmpty() && place(address).equals(Optional.of(home));
    refused |= !same;
    return same;
  }

  /** Host and port of a web address; empty for any other. */
  private static Optional<String> place(String address) {
    // An encrypted segment is asked for as crypto+https:// or crypto:https://.
    String plain = address.replaceFirst("^crypto[+:]", "");
    int at = plain.indexOf("://");
    String scheme = at < 0 ? "" : plain.substring(0, at).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.empty();
    }
    try {
      // The path may hold what a URI may not, and is of no interest.
      String authority = plain.substring(at + 3).split("[/?#]", 2)[0];
      URI uri = URI.create(scheme + "://" + authority.substring(authority.lastIndexOf('@') + 1));
      if (uri.getHost() == null) {
        return Optional.empty();
      }
      int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
      return Optional.of(uri.getHost().toLowerCase(Locale.ROOT) + ":" + port);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static final class Callback
      extends AVFormatContext
          .Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer {
    // The raw pointers are FFmpeg's own.
    @SuppressWarnings("rawtypes")
    @Override
    public int call(
        AVFormatContext context,
        PointerPointer io,
        BytePointer address,
        int flags,
        @Nullable PointerPointer options) {
      Optional<HostGuard> guard = GUARDS.find(context.opaque());
      if (guard.isEmpty() || !guard.get().allows(address.getString())) {
        return avutil.AVERROR_EINVAL();
      }
      PointerPointer own = new PointerPointer(1).put(0, new BytePointer());
      PointerPointer handed = options == null || options.isNull() ? own : options;
      set(handed, WHITELIST, PROTOCOLS);
      if (!guard.get().first.getAndSet(false)) {
        set(handed, REDIRECTS, NONE);
      }
      int code = avformat.avio_open2(io, address, flags, context.interrupt_callback(), handed);
      avutil.av_dict_free(own);
      own.close();
      return code;
    }

    @SuppressWarnings("rawtypes")
    private static void set(PointerPointer options, BytePointer key, BytePointer value) {
      avutil.av_dict_set(options, key, value, 0);
    }
  }
}
