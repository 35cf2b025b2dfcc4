package io.vigil.launcher.assets;

import io.vigil.ingest.decode.DecodeMode;
import io.vigil.ingest.decode.Decoder;
import io.vigil.ingest.decode.SourceReader;
import io.vigil.ingest.decode.VideoInfo;
import io.vigil.ingest.ffmpeg.FFmpegException;
import io.vigil.ingest.ffmpeg.Interrupter;
import io.vigil.ingest.sample.PictureEncoder;
import io.vigil.ingest.sample.SamplingConfig;
import io.vigil.ingest.sample.SoundConverter;
import io.vigil.ingest.source.ConnectionConfig;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceException;
import io.vigil.model.assets.FilmClip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Decodes whole sounds and films by ingest's own parts. */
public final class MediaDecoder {
  /** Longest film of a pack, seconds; what follows is left out. */
  static final int LONGEST = 120;

  private static final int QUALITY = 3;
  private static final double MICROS = 1e6;

  private MediaDecoder() {}

  /**
   * A decoded film.
   *
   * @param frames JPEGs, four a second
   * @param width pixels of each
   * @param height pixels of each
   * @param sound 16 kHz mono; empty if it has none
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of samples; compared by nobody
  public record Film(List<byte[]> frames, int width, int height, short[] sound) {
    /** Its length. */
    public double seconds() {
      return (double) frames.size() / FilmClip.FRAME_RATE;
    }
  }

  /** All of a sound, 16 kHz mono. */
  public static short[] sound(Path file) throws IOException, InterruptedException {
    try (Interrupter interrupter = new Interrupter();
        SourceReader reader = open(file, interrupter)) {
      Sound sound = new Sound(LONGEST);
      int index =
          reader.audio().orElseThrow(() -> new IOException("there is no sound in it")).index();
      try (Decoder decoder = reader.decoder(index, DecodeMode.FULL);
          SoundConverter converter = new SoundConverter()) {
        Decoder.Sink hear = (frame, micros) -> sound.add(converter.convert(frame));
        while (reader.read()) {
          if (reader.packet().stream_index() == index) {
            decoder.decode(reader.packet(), hear);
          }
        }
        decoder.drain(hear);
        sound.add(converter.drain());
      }
      return sound.samples();
    } catch (SourceException | FFmpegException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The first two minutes of a film: its pictures within 384 x 216, and its sound. */
  static Film film(Path file) throws IOException, InterruptedException {
    return film(file, LONGEST);
  }

  /**
   * The beginning of a film: its pictures within 384 x 216, and its sound.
   *
   * @param longest seconds at most
   * @throws IOException if it is no film or cannot be read
   */
  public static Film film(Path file, int longest) throws IOException, InterruptedException {
    try (Interrupter interrupter = new Interrupter();
        SourceReader reader = open(file, interrupter)) {
      VideoInfo video =
          reader.video().orElseThrow(() -> new IOException("there are no pictures in it"));
      boolean turned = video.rotation() % 180 != 0;
      double width = turned ? video.height() : video.width();
      double height = turned ? video.width() : video.height();
      double factor = Math.min(PictureMaker.WIDTH / width, PictureMaker.HEIGHT / height);
      int side = Math.max(16, (int) Math.floor(Math.max(width, height) * factor));
      long start = reader.startMicros().orElse(0);
      Sampler sampler = new Sampler(start, longest);
      Sound sound = new Sound(longest);
      SamplingConfig sampling = new SamplingConfig(FilmClip.FRAME_RATE, side, QUALITY);
      try (Decoder pictures = reader.decoder(video.index(), DecodeMode.FULL);
          PictureEncoder encoder = new PictureEncoder(sampling, video.rotation());
          SoundConverter converter = new SoundConverter()) {
        Decoder.Sink see = (frame, micros) -> sampler.take(micros.orElse(start), encoder, frame);
        if (reader.audio().isEmpty()) {
          play(reader, video.index(), pictures, see, Optional.empty(), see);
        } else {
          try (Decoder audio = reader.decoder(reader.audio().get().index(), DecodeMode.FULL)) {
            Decoder.Sink hear =
                (frame, micros) -> {
                  sound.begin((micros.orElse(start) - start) / MICROS);
                  sound.add(converter.convert(frame));
                };
            play(reader, video.index(), pictures, see, Optional.of(audio), hear);
          }
          sound.add(converter.drain());
        }
      }
      if (sampler.frames.isEmpty()) {
        throw new IOException("none of its pictures can be decoded");
      }
      int most = sampler.frames.size() * SoundConverter.SAMPLE_RATE / FilmClip.FRAME_RATE;
      short[] all = sound.samples();
      return new Film(
          sampler.frames,
          sampler.width,
          sampler.height,
          Arrays.copyOf(all, Math.min(most, all.length)));
    } catch (SourceException | FFmpegException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static void play(
      SourceReader reader,
      int seen,
      Decoder pictures,
      Decoder.Sink see,
      Optional<Decoder> audio,
      Decoder.Sink hear)
      throws SourceException, InterruptedException {
    while (reader.read()) {
      if (reader.packet().stream_index() == seen) {
        pictures.decode(reader.packet(), see);
      } else if (audio.isPresent()) {
        audio.get().decode(reader.packet(), hear);
      }
    }
    pictures.drain(see);
    if (audio.isPresent()) {
      audio.get().drain(hear);
    }
  }

  private static SourceReader open(Path file, Interrupter interrupter) throws SourceException {
    SourceReader reader =
        SourceReader.open(
            SourceAddress.parse("file:" + file.toAbsolutePath()),
            ConnectionConfig.defaults(),
            Optional.empty(),
            interrupter,
            () -> {});
    interrupter.allowForEver();
    return reader;
  }

  /** Takes the first picture at or after each quarter of a second; what is missing is repeated. */
  private static final class Sampler {
    private final long start;
    private final int longest;
    private final List<byte[]> frames = new ArrayList<>();
    private int width;
    private int height;

    Sampler(long start, int longest) {
      this.start = start;
      this.longest = longest;
    }

    void take(long micros, PictureEncoder encoder, org.bytedeco.ffmpeg.avutil.AVFrame frame) {
      double seconds = (micros - start) / MICROS;
      if (seconds >= longest || seconds * FilmClip.FRAME_RATE < frames.size()) {
        return;
      }
      var picture = encoder.encode(frame);
      byte[] jpeg = new byte[picture.jpeg().remaining()];
      picture.jpeg().duplicate().get(jpeg);
      width = picture.width();
      height = picture.height();
      do {
        frames.add(jpeg);
      } while (frames.size() <= seconds * FilmClip.FRAME_RATE);
    }
  }

  /** Sound that grows. */
  private static final class Sound {
    private final int longest;
    private short[] all = new short[SoundConverter.SAMPLE_RATE * 8];
    private int length;
    private boolean begun;

    Sound(int longest) {
      this.longest = longest;
    }

    /** The first sound may come later than the film's beginning: silence until then. */
    void begin(double seconds) {
      if (!begun) {
        begun = true;
        double most = Math.max(0, Math.min(longest, seconds));
        add(new short[(int) (most * SoundConverter.SAMPLE_RATE)]);
      }
    }

    void add(short[] more) {
      if (length + more.length > all.length) {
        all = Arrays.copyOf(all, Math.max(all.length * 2, length + more.length));
      }
      System.arraycopy(more, 0, all, length, more.length);
      length += more.length;
    }

    short[] samples() {
      return Arrays.copyOf(all, length);
    }
  }
}
