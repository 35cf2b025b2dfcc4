package io.vigil.operators.support;

import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import io.vigil.schemas.AudioEncoding;
import io.vigil.schemas.AudioSegment;
import io.vigil.schemas.ClockKind;
import io.vigil.schemas.Frame;
import io.vigil.schemas.FrameEncoding;
import io.vigil.schemas.MarkerKind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * What ingest would make of the simulated camera: two JPEG pictures and one segment of sound a
 * second, on the grid, with a file's clock.
 *
 * @param stream stream id
 * @param epoch of its records
 * @param start event time of its first record, on a whole second
 * @param camera what it sees and hears
 * @param clock of its records
 */
public record TestCamera(
    String stream, long epoch, Instant start, SimulatedCamera camera, ClockKind clock) {

  private static final int WIDTH = 160;
  private static final int HEIGHT = 90;
  private static final int RATE = 16_000;

  /** A camera whose stream begins at a fixed time. */
  public static TestCamera of(String stream, long seed) {
    return new TestCamera(
        stream,
        1_000,
        Instant.parse("2026-01-01T00:00:00Z"),
        new SimulatedCamera(seed, Split.TEST),
        ClockKind.FILE);
  }

  /** The same camera, opened anew at another time. */
  public TestCamera reopened(long newEpoch, Instant newStart) {
    return new TestCamera(stream, newEpoch, newStart, camera, clock);
  }

  /** The same camera with another clock and start. */
  public TestCamera on(ClockKind newClock, Instant newStart) {
    return new TestCamera(stream, epoch, newStart, camera, newClock);
  }

  /** Frames [first, last), two a second, numbered as they are. */
  public List<Frame> frames(int first, int last) {
    List<Frame> frames = new ArrayList<>();
    for (int i = first; i < last; i++) {
      frames.add(
          frame(i, start.plusMillis(500L * i), MarkerKind.NONE)
              .setEncoding(FrameEncoding.JPEG)
              .setWidth(WIDTH)
              .setHeight(HEIGHT)
              .setData(ByteBuffer.wrap(jpeg(i / 2.0)))
              .setDiscontinuity(i == 0)
              .build());
    }
    return frames;
  }

  /** Segments [first, last), one a second, numbered as they are. */
  public List<AudioSegment> audio(int first, int last) {
    List<AudioSegment> segments = new ArrayList<>();
    for (int i = first; i < last; i++) {
      short[] samples = camera.sound((long) i * RATE, RATE);
      ByteBuffer data = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
      data.asShortBuffer().put(samples);
      segments.add(
          audio(i, start.plusSeconds(i), MarkerKind.NONE)
              .setEncoding(AudioEncoding.PCM_S16LE)
              .setSampleRate(RATE)
              .setChannels(1)
              .setData(data)
              .setDiscontinuity(i == 0)
              .build());
    }
    return segments;
  }

  /** A frame without a picture. */
  public Frame.Builder frame(long sequence, Instant time, MarkerKind marker) {
    return Frame.newBuilder()
        .setStream(stream)
        .setEpoch(epoch)
        .setSequence(sequence)
        .setTime(time)
        .setClock(clock)
        .setMarker(marker)
        .setIngested(Instant.now().truncatedTo(ChronoUnit.MICROS));
  }

  /** A segment without sound. */
  public AudioSegment.Builder audio(long sequence, Instant time, MarkerKind marker) {
    return AudioSegment.newBuilder()
        .setStream(stream)
        .setEpoch(epoch)
        .setSequence(sequence)
        .setTime(time)
        .setClock(clock)
        .setMarker(marker)
        .setIngested(Instant.now().truncatedTo(ChronoUnit.MICROS));
  }

  private byte[] jpeg(double seconds) {
    byte[] rgb = new byte[WIDTH * HEIGHT * 3];
    camera.picture(seconds, rgb, WIDTH, HEIGHT);
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int value =
          (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | (rgb[3 * i + 2] & 0xff);
      image.setRGB(i % WIDTH, i / WIDTH, value);
    }
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "jpeg", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
