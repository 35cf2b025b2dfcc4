package io.vigil.server.evidence;

import io.vigil.ingest.decode.DecodeMode;
import io.vigil.ingest.decode.Decoder;
import io.vigil.ingest.decode.SourceReader;
import io.vigil.ingest.ffmpeg.Interrupter;
import io.vigil.ingest.sample.PictureEncoder;
import io.vigil.ingest.sample.SamplingConfig;
import io.vigil.ingest.sample.SoundConverter;
import io.vigil.ingest.source.ConnectionConfig;
import io.vigil.ingest.source.SourceAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A film, decoded by ingest's own parts.
 *
 * @param video name of its codec
 * @param times of its pictures, microseconds
 * @param pictures its pictures as JPEG
 * @param samples of its sound, 16 kHz mono
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of media; compared by nobody
record Mp4(String video, List<Long> times, List<byte[]> pictures, short[] samples) {

  static Mp4 of(Path file) throws Exception {
    List<Long> times = new ArrayList<>();
    List<byte[]> pictures = new ArrayList<>();
    List<short[]> sound = new ArrayList<>();
    try (Interrupter interrupter = new Interrupter();
        SourceReader reader =
            SourceReader.open(
                SourceAddress.parse("file:" + file.toAbsolutePath()),
                ConnectionConfig.defaults(),
                Optional.empty(),
                interrupter,
                () -> {})) {
      interrupter.allowForEver();
      int seen = reader.video().orElseThrow().index();
      int heard = reader.audio().orElseThrow().index();
      try (Decoder see = reader.decoder(seen, DecodeMode.FULL);
          Decoder hear = reader.decoder(heard, DecodeMode.FULL);
          PictureEncoder encoder = new PictureEncoder(SamplingConfig.defaults(), 0);
          SoundConverter converter = new SoundConverter()) {
        Decoder.Sink picture =
            (frame, micros) -> {
              times.add(micros.orElseThrow());
              var encoded = encoder.encode(frame);
              byte[] jpeg = new byte[encoded.jpeg().remaining()];
              encoded.jpeg().duplicate().get(jpeg);
              pictures.add(jpeg);
            };
        Decoder.Sink samples = (frame, micros) -> sound.add(converter.convert(frame));
        while (reader.read()) {
          if (reader.packet().stream_index() == seen) {
            see.decode(reader.packet(), picture);
          } else if (reader.packet().stream_index() == heard) {
            hear.decode(reader.packet(), samples);
          }
        }
        see.drain(picture);
        hear.drain(samples);
        sound.add(converter.drain());
      }
      return new Mp4(
          reader.video().orElseThrow().codec(),
          List.copyOf(times),
          List.copyOf(pictures),
          joined(sound));
    }
  }

  private static short[] joined(List<short[]> parts) {
    short[] all = new short[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
