package io.vigil.model.assets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sounds in files: WAV, 16 kHz, mono, 16 bits. */
public final class WavFile {
  /** Samples a second. */
  public static final int SAMPLE_RATE = 16_000;

  private static final int RIFF_BYTES = 12;
  private static final int CHUNK_BYTES = 8;
  private static final int FORMAT_BYTES = 16;
  private static final short PCM = 1;

  private WavFile() {}

  /**
   * Reads a sound.
   *
   * @return its samples
   * @throws IOException if the file cannot be read or is none of this kind; the message says why
   */
  public static short[] read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < RIFF_BYTES
        || !name(bytes, 0).equals("RIFF")
        || !name(bytes, 8).equals("WAVE")) {
      throw new IOException("it is no WAV");
    }
    boolean known = false;
    int at = RIFF_BYTES;
    while (at + CHUNK_BYTES <= bytes.length) {
      String chunk = name(bytes, at);
      int size = in.getInt(at + 4);
      at += CHUNK_BYTES;
      if (size < 0 || size > bytes.length - at) {
        throw new IOException("it was cut short");
      }
      if (chunk.equals("fmt ")) {
        known =
            size >= FORMAT_BYTES
                && in.getShort(at) == PCM
                && in.getShort(at + 2) == 1
                && in.getInt(at + 4) == SAMPLE_RATE
                && in.getShort(at + 14) == Short.SIZE;
      } else if (chunk.equals("data")) {
        if (!known) {
          throw new IOException("it is not 16 kHz mono PCM of 16 bits");
        }
        short[] samples = new short[size / Short.BYTES];
        in.position(at);
        in.asShortBuffer().get(samples);
        return samples;
      }
      at += size + (size & 1);
    }
    throw new IOException("it holds no sound");
  }

  /**
   * Writes a sound; a file there is replaced.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, short[] samples) throws IOException {
    int size = samples.length * Short.BYTES;
    ByteBuffer out =
        ByteBuffer.allocate(RIFF_BYTES + 2 * CHUNK_BYTES + FORMAT_BYTES + size)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(ISO_8859_1)).putInt(out.capacity() - CHUNK_BYTES);
    out.put("WAVEfmt ".getBytes(ISO_8859_1)).putInt(FORMAT_BYTES);
    out.putShort(PCM).putShort((short) 1).putInt(SAMPLE_RATE).putInt(SAMPLE_RATE * Short.BYTES);
    out.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
    out.put("data".getBytes(ISO_8859_1)).putInt(size);
    out.asShortBuffer().put(samples);
    Files.write(file, out.array());
  }

  private static String name(byte[] bytes, int at) {
    return new String(bytes, at, 4, ISO_8859_1);
  }
}
