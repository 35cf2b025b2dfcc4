package io.vigil.launcher.assets;

import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetIndex;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.assets.AssetType;
import io.vigil.model.assets.FilmClip;
import io.vigil.model.assets.WavFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

  PackWriter(Path pack) {
    this.pack = pack;
  }

  void cutout(String id, String label, Origin origin, AssetPart part, Cut cut, boolean estimated)
      throws IOException {
    String file = file("cutouts", id, ".png");
    Files.write(pack.resolve(file), cut.pixels().png());
    assets.add(
        new Asset(
            id,
            AssetType.CUTOUT,
            label,
            file,
            origin.set(),
            origin.licence(),
            origin.use(),
            origin.attribution(),
            part,
            cut.pixels().width(),
            cut.pixels().height(),
            0,
            0,
            cut.sides(),
            estimated,
            List.of(),
            List.of()));
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
    assets.add(
        new Asset(
            id,
            type,
            "",
            file,
            origin.set(),
            origin.licence(),
            origin.use(),
            origin.attribution(),
            part,
            pixels.width(),
            pixels.height(),
            0,
            0,
            List.of(),
            false,
            List.copyOf(present),
            List.copyOf(absent)));
  }

  void sound(String id, String label, Origin origin, AssetPart part, short[] sound, int band)
      throws IOException {
    String file = file("sounds", id, ".wav");
    WavFile.write(pack.resolve(file), sound);
    assets.add(
        new Asset(
            id,
            AssetType.SOUND,
            label,
            file,
            origin.set(),
            origin.licence(),
            origin.use(),
            origin.attribution(),
            part,
            0,
            0,
            (double) sound.length / WavFile.SAMPLE_RATE,
            band,
            List.of(),
            false,
            List.of(),
            List.of()));
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
    assets.add(
        new Asset(
            note.id(),
            AssetType.FILM,
            "",
            file,
            note.origin().set(),
            note.origin().licence(),
            note.origin().use(),
            note.origin().attribution(),
            note.part(),
            film.width(),
            film.height(),
            film.seconds(),
            0,
            List.of(),
            false,
            note.labels(),
            List.of()));
  }

  private String file(String folder, String id, String end) throws IOException {
    Files.createDirectories(pack.resolve(folder));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return folder + "/" + HexFormat.of().formatHex(digest, 0, NAME_BYTES) + end;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Writes the list; all that was added, ordered by id. */
  List<Asset> finish() throws IOException {
    assets.sort(Comparator.comparing(Asset::id).thenComparing(Asset::type));
    AssetIndex.write(pack, assets);
    return List.copyOf(assets);
  }
}
