package io.vigil.server.search;

import io.vigil.server.http.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Sound files that somebody sends. */
final class WavBytes {
  private static final int LONGEST_SECONDS = 60;

  private WavBytes() {}

  /**
   * The samples of a WAV file, mono at a rate.
   *
   * @throws Problem 400 if it is none
   */
  static short[] samples(byte[] wav, int rate) {
    AudioFormat wanted = new AudioFormat(rate, 16, 1, true, false);
    try (AudioInputStream in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav));
        AudioInputStream converted = AudioSystem.getAudioInputStream(wanted, in)) {
      byte[] bytes = converted.readNBytes(2 * rate * LONGEST_SECONDS);
      short[] samples = new short[bytes.length / 2];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
      if (samples.length == 0) {
        throw refusal("it holds no sound");
      }
      return samples;
    } catch (UnsupportedAudioFileException | IOException | IllegalArgumentException e) {
      throw refusal("it is not a WAV file of PCM that can be read");
    }
  }

  private static Problem refusal(String why) {
    return new Problem(
        400, "bad-sound", "The sound cannot be read", "'sound': " + why + "; send WAV, base64");
  }
}
