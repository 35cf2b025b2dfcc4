package io.vigil.launcher.explain;

import io.vigil.ingest.decode.AudioInfo;
import io.vigil.ingest.decode.DecodeMode;
import io.vigil.ingest.decode.Decoder;
import io.vigil.ingest.decode.SourceReader;
import io.vigil.ingest.sample.SoundConverter;
import io.vigil.ingest.source.SourceException;

/** The sound of a film, 16 kHz mono; silence where it begins later than the film. */
final class SoundTrack implements Track {
  private static final double MICROS = 1e6;

  private final int index;
  private final long start;
  private final Decoder decoder;
  private final SoundConverter converter = new SoundConverter();
  private final short[] samples;
  private int length;
  private boolean begun;

  SoundTrack(SourceReader reader, AudioInfo audio, long start, int seconds) throws SourceException {
    this.index = audio.index();
    this.start = start;
    this.decoder = reader.decoder(index, DecodeMode.FULL);
    this.samples = new short[seconds * SoundConverter.SAMPLE_RATE];
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public double reached() {
    return (double) length / SoundConverter.SAMPLE_RATE;
  }

  @Override
  public void decode(SourceReader reader) throws InterruptedException {
    decoder.decode(
        reader.packet(),
        (frame, micros) -> {
          begin((micros.orElse(start) - start) / MICROS);
          add(converter.convert(frame));
        });
  }

  @Override
  public void drain() throws InterruptedException {
    decoder.drain((frame, micros) -> add(converter.convert(frame)));
    add(converter.drain());
  }

  private void begin(double seconds) {
    if (!begun) {
      begun = true;
      double silent = Math.max(0, seconds) * SoundConverter.SAMPLE_RATE;
      length = (int) Math.min(samples.length, silent);
    }
  }

  private void add(short[] more) {
    int fits = Math.min(more.length, samples.length - length);
    System.arraycopy(more, 0, samples, length, fits);
    length += fits;
  }

  /** All seconds; silence behind its end. */
  short[] samples() {
    return samples;
  }

  @Override
  public void close() {
    converter.close();
    decoder.close();
  }
}
