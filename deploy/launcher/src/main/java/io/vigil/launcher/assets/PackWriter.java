package io.vigil.launcher.assets;

import io.vigil.model.assets.Appearance;
import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetIndex;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.assets.AssetType;
import io.vigil.model.assets.FilmClip;
import io.vigil.model.assets.Sha256;
import io.vigil.model.assets.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Writes the files of a pack; file names follow from ids, so the same is written each time. */
final class PackWriter {
  private static final int NAME_BYTES = 8;

  private final Path pack;
  private final List<Asset> assets = new ArrayList<>();

  private record Measures(int width, int height, double seconds, int band) {}

  private record Known(
      List<String> cut,
      boolean estimated,
      Collection<String> present,
      Collection<String> absent,
      List<Appearance> appearances) {
    static final Known NOTHING = new Known(List.of(), false, List.of(), List.of(), List.of());
  }

  PackWriter(Path pack) {
    this.pack = pack;
  }

  void cutout(String id, String label, Origin origin, AssetPart part, Cut cut, boolean estimated)
      throws IOException {
    String file = file("cutouts", id, ".png");
    Files.write(pack.resolve(file), cut.pixels().png());
    Measures measures = new Measures(cut.pixels().width(), cut.pixels().height(), 0, 0);
    Known known = new Known(cut.sides(), estimated, List.of(), List.of(), List.of());
    add(id, AssetType.CUTOUT, label, file, origin, part, measures, known);
  }

  /** A background or a still. */
  void picture(
      String id,
      AssetType type,
      Origin origin,
      AssetPart part,
      Pixels pixels,
      Collection<String> present,
      Collection<String> absent)
      throws IOException {
    String file = file(type == AssetType.STILL ? "stills" : "backgrounds", id, ".jpg");
    Files.write(pack.resolve(file), pixels.jpeg());
    Measures measures = new Measures(pixels.width(), pixels.height(), 0, 0);
    Known known = new Known(List.of(), false, present, absent, List.of());
    add(id, type, "", file, origin, part, measures, known);
  }

  void sound(String id, String label, Origin origin, AssetPart part, short[] sound, int band)
      throws IOException {
    String file = file("sounds", id, ".wav");
    WavFile.write(pack.resolve(file), sound);
    Measures measures = new Measures(0, 0, (double) sound.length / WavFile.SAMPLE_RATE, band);
    add(id, AssetType.SOUND, label, file, origin, part, measures, Known.NOTHING);
  }

  void film(FilmNote note, MediaDecoder.Film film) throws IOException {
    String file = file("films", note.id(), "");
    Path folder = pack.resolve(file);
    for (int i = 0; i < film.frames().size(); i++) {
      Path frame = folder.resolve(FilmClip.frameFile(i));
      Files.createDirectories(frame.resolveSibling("."));
      Files.write(frame, film.frames().get(i));
    }
    if (film.sound().length > 0) {
      WavFile.write(folder.resolve(FilmClip.SOUND), film.sound());
    }
    Measures measures = new Measures(film.width(), film.height(), film.seconds(), 0);
    Known known = new Known(List.of(), false, note.labels(), List.of(), note.appearances());
    add(note.id(), AssetType.FILM, "", file, note.origin(), note.part(), measures, known);
  }

  private void add(
      String id,
      AssetType type,
      String label,
      String file,
      Origin origin,
      AssetPart part,
      Measures measures,
      Known known) {
    assets.add(
        new Asset(
            id,
            type,
            label,
            file,
            origin.set(),
            origin.licence(),
            origin.use(),
            origin.attribution(),
            part,
            measures.width(),
            measures.height(),
            measures.seconds(),
            measures.band(),
            known.cut(),
            known.estimated(),
            List.copyOf(known.present()),
            List.copyOf(known.absent()),
            known.appearances()));
  }

  private String file(String folder, String id, String end) throws IOException {
    Files.createDirectories(pack.resolve(folder));
    return folder + "/" + HexFormat.of().formatHex(Sha256.of(id), 0, NAME_BYTES) + end;
  }

  /** Writes the list; all that was added, ordered by id. */
  List<Asset> finish() throws IOException {
    assets.sort(Comparator.comparing(Asset::id).thenComparing(Asset::type));
    AssetIndex.write(pack, assets);
    return List.copyOf(assets);
  }
}
