package io.vigil.ingest.decode;

import static io.vigil.ingest.ffmpeg.FFmpegErrors.present;

import io.vigil.ingest.ffmpeg.ByteInput;
import io.vigil.ingest.ffmpeg.FFmpegLog;
import io.vigil.ingest.ffmpeg.HostGuard;
import io.vigil.ingest.ffmpeg.Interrupter;
import io.vigil.ingest.source.ConnectionConfig;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceException;
import io.vigil.ingest.source.SourceFault;
import io.vigil.ingest.source.SourceKind;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An opened source, of which packets are read. Owns the demultiplexer and one packet. Used by one
 * thread; the {@link Interrupter} given at opening ends its blocking calls from another.
 */
public final class SourceReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SourceReader.class);
  // A damaged stretch may yield many bad packets in a row; a hopeless source yields no others.
  private static final int MOST_BAD_PACKETS = 1000;
  private static final long AGAIN_MILLIS = 5;

  private final SourceAddress address;
  private final ConnectionConfig config;
  private final Interrupter interrupter;
  private final AVFormatContext context;
  private final @Nullable ByteInput input;
  private final @Nullable HostGuard guard;
  private final AVPacket packet = present(avcodec.av_packet_alloc(), "make a packet");
  private @Nullable VideoInfo video;
  private @Nullable AudioInfo audio;
  private boolean soundLeftOut;
  private List<String> notes = List.of();
  private boolean open;

  private SourceReader(
      SourceAddress address,
      ConnectionConfig config,
      Optional<InputStream> bytes,
      Interrupter interrupter) {
    this.address = address;
    this.config = config;
    this.interrupter = interrupter;
    this.context = present(avformat.avformat_alloc_context(), "make a reader");
    this.input = bytes.map(ByteInput::new).orElse(null);
    this.guard =
        config.allowHls() && address.kind() == SourceKind.HTTP
            ? new HostGuard(address.withCredentials())
            : null;
  }

  /**
   * Opens a source and finds out what is in it, within {@code config.openTimeout()}.
   *
   * @param bytes a simulated source's MPEG transport stream; empty for all others
   * @param interrupter must outlive the reader
   * @param connected called when the other side has answered and its media may begin to come
   */
  public static SourceReader open(
      SourceAddress address,
      ConnectionConfig config,
      Optional<InputStream> bytes,
      Interrupter interrupter,
      Runnable connected)
      throws SourceException {
    FFmpegLog.install();
    String head = address.kind() == SourceKind.FILE ? FileCheck.head(address) : "";
    SourceReader reader = new SourceReader(address, config, bytes, interrupter);
    try {
      reader.open(head, connected);
      return reader;
    } catch (SourceException e) {
      reader.close();
      throw reader.guard != null && reader.guard.refused()
          ? new SourceException(address.toString(), SourceFault.PLAYLIST_REFUSED, "")
          : e;
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private void open(String head, Runnable connected) throws SourceException {
    interrupter.install(context);
    interrupter.allow(config.openTimeout());
    if (guard != null) {
      guard.install(context);
    }
    if (input != null) {
      context.pb(input.context());
    } else if (address.kind() == SourceKind.SIMULATED) {
      throw new SourceException(address.toString(), SourceFault.UNKNOWN_SCHEME, address.scheme());
    }
    AVDictionary options = new AVDictionary(null);
    try {
      OpenOptions.of(address, config).forEach((k, v) -> avutil.av_dict_set(options, k, v, 0));
      String url = input == null ? address.withCredentials() : "";
      int code = avformat.avformat_open_input(context, url, format(), options);
      if (code < 0) {
        if (interrupter.due()) {
          throw Faults.opening(address, avutil.AVERROR_EXIT());
        }
        if (code == avutil.AVERROR_INVALIDDATA() && FileCheck.isMp4(head)) {
          throw new SourceException(
              address.toString(), SourceFault.TRUNCATED, "its index is missing");
        }
        throw Faults.opening(address, code);
      }
      open = true;
      connected.run();
      report(options);
    } finally {
      avutil.av_dict_free(options);
    }
    StreamChoice choice = new StreamChoice(address, context, config);
    choice.refuseDeclared();
    findStreams();
    video = choice.video().orElse(null);
    audio = choice.audio().orElse(null);
    notes = choice.notes();
    if (video == null && audio == null) {
      throw choice.nothing();
    }
    discardOthers();
  }

  private @Nullable AVInputFormat format() throws SourceException {
    if (address.kind() == SourceKind.V4L2) {
      try {
        avdevice.avdevice_register_all();
      } catch (UnsatisfiedLinkError e) {
        throw new SourceException(address.toString(), SourceFault.NO_DEVICE_SUPPORT, "");
      }
    }
    Optional<String> name = OpenOptions.format(address);
    return name.isPresent() ? avformat.av_find_input_format(name.get()) : null;
  }

  private void report(AVDictionary options) {
    AVDictionaryEntry left = avutil.av_dict_iterate(options, null);
    while (left != null) {
      LOG.debug("{}: FFmpeg took no notice of option {}", address, left.key().getString());
      left = avutil.av_dict_iterate(options, left);
    }
  }

  private void findStreams() throws SourceException {
    int count = context.nb_streams();
    try (PointerPointer<AVDictionary> options = new PointerPointer<>(Math.max(1, count))) {
      for (int i = 0; i < count; i++) {
        AVDictionary each = new AVDictionary(null);
        avutil.av_dict_set(each, "threads", "1", 0);
        avutil.av_dict_set(each, "max_pixels", Long.toString(config.maxPixels()), 0);
        options.put(i, each);
      }
      int code =
          count == 0
              ? avformat.avformat_find_stream_info(context, (AVDictionary) null)
              : avformat.avformat_find_stream_info(context, options);
      for (int i = 0; i < count; i++) {
        avutil.av_dict_free(options.position(i));
      }
      options.position(0);
      if (code < 0) {
        throw Faults.opening(address, code);
      }
    }
    if (interrupter.due()) {
      throw Faults.opening(address, avutil.AVERROR_EXIT());
    }
  }

  private void discardOthers() {
    for (int i = 0; i < context.nb_streams(); i++) {
      boolean taken =
          (video != null && i == video.index()) || (audio != null && i == audio.index());
      context.streams(i).discard(taken ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
    }
  }

  /** What it says of its pictures. */
  public Optional<VideoInfo> video() {
    return Optional.ofNullable(video);
  }

  /** What it says of its sound. */
  public Optional<AudioInfo> audio() {
    return Optional.ofNullable(audio);
  }

  /**
   * From now on it is as a source without sound: no packet of it is given.
   *
   * @throws SourceException if it has nothing else
   */
  public void leaveSoundOut() throws SourceException {
    if (video == null) {
      throw new SourceException(address.toString(), SourceFault.SOUND_OFF, "");
    }
    audio = null;
    soundLeftOut = true;
    discardOthers();
  }

  /** What was left out, and why; one line each. */
  public List<String> notes() {
    return notes;
  }

  /** FFmpeg's name of the format. */
  public String formatName() {
    return context.iformat().name().getString();
  }

  /** Whether it has an end: a file, or a film over HTTP. */
  public boolean finite() {
    return address.kind() == SourceKind.FILE
        || (address.kind() == SourceKind.HTTP
            && durationMicros().isPresent()
            && context.pb() != null
            && (context.pb().seekable() & avformat.AVIO_SEEKABLE_NORMAL) != 0);
  }

  /** The declared length, microseconds. */
  public OptionalLong durationMicros() {
    return known(context.duration());
  }

  /** The pts of its beginning, common to all its streams, microseconds. */
  public OptionalLong startMicros() {
    return known(context.start_time());
  }

  /** The wall clock at pts 0, microseconds UTC: known once RTSP's first sender report has come. */
  public OptionalLong realtimeStartMicros() {
    long micros = context.start_time_realtime();
    return micros == 0 ? OptionalLong.empty() : known(micros);
  }

  private static OptionalLong known(long micros) {
    return micros == avutil.AV_NOPTS_VALUE ? OptionalLong.empty() : OptionalLong.of(micros);
  }

  /** A decoder of the pictures or of the sound. */
  public Decoder decoder(int stream, DecodeMode mode) throws SourceException {
    AVStream of = context.streams(stream);
    if (mode == DecodeMode.KEY_FRAMES) {
      of.discard(mode.discard());
    }
    return new Decoder(address, of, mode, config.maxPixels());
  }

  /**
   * Reads the next packet, see {@link #packet}; false at the end, and once the interrupter was
   * stopped.
   *
   * @throws SourceException if it cannot be read, or nothing came for {@code config.stallTimeout()}
   */
  public boolean read() throws SourceException {
    if (address.kind().live()) {
      interrupter.allow(config.stallTimeout());
    } else {
      interrupter.allowForEver();
    }
    for (int bad = 0; bad < MOST_BAD_PACKETS; ) {
      avcodec.av_packet_unref(packet);
      int code = avformat.av_read_frame(context, packet);
      if (code >= 0) {
        // FFmpeg gives what it held back while it looked for streams, discarded or not.
        if (soundLeftOut && video != null && packet.stream_index() != video.index()) {
          continue;
        }
        return true;
      }
      if (interrupter.stopped()) {
        return false;
      }
      if (interrupter.due()) {
        throw Faults.reading(address, avutil.AVERROR_EXIT());
      }
      if (code == avutil.AVERROR_EOF()) {
        return false;
      }
      if (code == avutil.AVERROR_EAGAIN()) {
        pause();
      } else if (code == avutil.AVERROR_INVALIDDATA()) {
        bad++;
      } else {
        throw Faults.reading(address, code);
      }
    }
    throw Faults.reading(address, avutil.AVERROR_INVALIDDATA());
  }

  private static void pause() {
    try {
      Thread.sleep(AGAIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The packet that {@link #read} has read, valid until the next. */
  public AVPacket packet() {
    return packet;
  }

  /** When the packet is to be decoded, microseconds of its source's own clock. */
  public OptionalLong packetMicros() {
    long ticks = packet.dts() != avutil.AV_NOPTS_VALUE ? packet.dts() : packet.pts();
    return ticks == avutil.AV_NOPTS_VALUE
        ? OptionalLong.empty()
        : OptionalLong.of(Times.micros(ticks, context.streams(packet.stream_index())));
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    if (open) {
      open = false;
      avformat.avformat_close_input(context);
    } else if (!context.isNull()) {
      avformat.avformat_free_context(context);
    }
    if (input != null) {
      input.close();
    }
    if (guard != null) {
      guard.close();
    }
  }
}
