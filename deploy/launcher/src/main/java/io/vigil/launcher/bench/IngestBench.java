package io.vigil.launcher.bench;

import io.vigil.ingest.decode.DecodeMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What ingest costs beside the program of FFmpeg, on the same film to the same samples: two JPEGs
 * of 224 pixels a second, and 16 kHz mono sound. The two take turns; medians are compared.
 */
final class IngestBench implements Bench {
  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public List<BenchFigure> run(BenchSetting setting) {
    int painted = setting.amount(8, 20);
    int seconds = setting.amount(24, 60);
    Path film = BenchFilm.looped(setting, painted, seconds);
    return List.of(
        compare(setting, film, DecodeMode.FULL, "every picture decoded"),
        compare(setting, film, DecodeMode.KEY_FRAMES, "key frames alone"));
  }

  private BenchFigure compare(BenchSetting setting, Path film, DecodeMode mode, String figure) {
    FfmpegProgram program = FfmpegProgram.find();
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    IngestPass pass = IngestPass.of(film, mode);
    int turns = setting.amount(3, 7);
    for (int i = 0; i < turns; i++) {
      setting.at(figure + ", turn " + (i + 1) + " of " + turns);
      theirs.add(program.run(command(setting, film, mode)));
      ours.add(IngestPass.of(film, mode).cpuSeconds());
    }
    double length = pass.seconds();
    return BenchFigure.of(
            name(),
            figure,
            Medians.of(ours) / length * 60,
            "CPU s a minute of film",
            BenchFigure.Better.LOWER)
        .against("ffmpeg", Medians.of(theirs) / length * 60)
        .aiming(1.0)
        .with("turns", turns)
        .with("pictures", pass.pictures())
        .with("film s", length);
  }

  private static List<String> command(BenchSetting setting, Path film, DecodeMode mode) {
    List<String> command = new ArrayList<>(List.of("-threads", "1"));
    if (mode == DecodeMode.KEY_FRAMES) {
      command.addAll(List.of("-skip_frame", "nokey"));
    }
    command.addAll(List.of("-i", film.toString(), "-map", "0:v:0"));
    // No more pictures than there are: key frames are fewer than two a second.
    String rate = mode == DecodeMode.KEY_FRAMES ? "" : "fps=2,";
    command.addAll(
        List.of("-vf", rate + "scale=224:-2", "-fps_mode", "passthrough", "-threads", "1"));
    command.addAll(List.of("-c:v", "mjpeg", "-q:v", "4", "-f", "mjpeg"));
    command.add(setting.scratch().resolve("pictures.mjpeg").toString());
    command.addAll(List.of("-map", "0:a:0", "-ac", "1", "-ar", "16000", "-f", "s16le"));
    command.add(setting.scratch().resolve("sound.pcm").toString());
    return command;
  }
}
