package io.vigil.ingest.decode;

import static io.vigil.ingest.ffmpeg.FFmpegErrors.present;

import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/** A copy of a packet, kept for later. Owns it. */
public final class HeldPacket implements AutoCloseable {
  private final AVPacket packet;
  private final OptionalLong micros;
  private final long arrival;

  /**
   * @param reader whose current packet is kept
   * @param arrival the wall clock when it was read, microseconds UTC
   */
  public HeldPacket(SourceReader reader, long arrival) {
    packet = present(avcodec.av_packet_clone(reader.packet()), "keep a packet");
    micros = reader.packetMicros();
    this.arrival = arrival;
  }

  public AVPacket packet() {
    return packet;
  }

  /** When it is to be decoded, microseconds of its source's own clock. */
  public OptionalLong micros() {
    return micros;
  }

  /** The wall clock when it was read, microseconds UTC. */
  public long arrival() {
    return arrival;
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
  }
}
