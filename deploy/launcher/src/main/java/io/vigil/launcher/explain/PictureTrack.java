package io.vigil.launcher.explain;

import io.vigil.ingest.decode.DecodeMode;
import io.vigil.ingest.decode.Decoder;
import io.vigil.ingest.decode.SourceReader;
import io.vigil.ingest.decode.VideoInfo;
import io.vigil.ingest.sample.PictureEncoder;
import io.vigil.ingest.sample.SamplingConfig;
import io.vigil.ingest.source.SourceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The pictures of a film as ingest samples them: the first of each half second. */
final class PictureTrack implements Track {
  private static final int SLOTS_A_SECOND = 2;
  private static final double MICROS = 1e6;

  private final int index;
  private final long start;
  private final Decoder decoder;
  private final PictureEncoder encoder;
  private final List<Optional<byte[]>> pictures;
  private double reached;

  PictureTrack(SourceReader reader, VideoInfo video, long start, int seconds)
      throws SourceException {
    this.index = video.index();
    this.start = start;
    this.decoder = reader.decoder(index, DecodeMode.FULL);
    this.encoder = new PictureEncoder(SamplingConfig.defaults(), video.rotation());
    this.pictures =
        new ArrayList<>(Collections.nCopies(SLOTS_A_SECOND * seconds, Optional.empty()));
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public double reached() {
    return reached;
  }

  @Override
  public void decode(SourceReader reader) throws InterruptedException {
    decoder.decode(reader.packet(), (frame, micros) -> take(frame, micros.orElse(start)));
  }

  @Override
  public void drain() throws InterruptedException {
    decoder.drain((frame, micros) -> take(frame, micros.orElse(start)));
  }

  private void take(org.bytedeco.ffmpeg.avutil.AVFrame frame, long micros) {
    reached = Math.max(reached, (micros - start) / MICROS);
    int slot = (int) Math.floor((micros - start) / MICROS * SLOTS_A_SECOND);
    if (slot < 0 || slot >= pictures.size() || pictures.get(slot).isPresent()) {
      return;
    }
    var picture = encoder.encode(frame);
    byte[] jpeg = new byte[picture.jpeg().remaining()];
    picture.jpeg().duplicate().get(jpeg);
    pictures.set(slot, Optional.of(jpeg));
  }

  /** One for each half second, where there is one. */
  List<Optional<byte[]>> pictures() {
    return pictures;
  }

  @Override
  public void close() {
    encoder.close();
    decoder.close();
  }
}
