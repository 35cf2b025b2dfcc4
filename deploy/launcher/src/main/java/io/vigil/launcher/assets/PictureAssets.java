package io.vigil.launcher.assets;

import io.vigil.model.assets.AssetPart;
import io.vigil.model.assets.AssetType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Adds what pictures give: cut-outs, backgrounds, stills. */
final class PictureAssets {
  private static final Set<String> VEHICLES = Set.of("car", "truck");
  private static final double MOST_OF_PLACE = 0.4;

  private final PackWriter writer;
  private final PackReport report;
  private final Predicate<Origin> allowed;

  PictureAssets(PackWriter writer, PackReport report, Predicate<Origin> allowed) {
    this.writer = writer;
    this.report = report;
    this.allowed = allowed;
  }

  void add(PictureSet set, Steps steps) throws IOException, InterruptedException {
    try (SetFiles files = set.files()) {
      for (PictureNote picture : set.pictures()) {
        if (allowed.test(picture.origin())) {
          add(picture, files);
        }
        steps.next(set.facts().name());
      }
    }
  }

  private void add(PictureNote picture, SetFiles files) throws IOException {
    Pixels pixels;
    Optional<int[]> mask = Optional.empty();
    try {
      pixels = Pixels.decode(files.read(picture.file()));
      Optional<byte[]> file = files.mask(picture.file(), picture.mask());
      if (file.isPresent()) {
        mask = Optional.of(Pixels.mask(file.get(), pixels.width(), pixels.height()));
      }
    } catch (IOException | RuntimeException e) {
      report.broken(picture.id(), e);
      return;
    }
    cutouts(picture, pixels, mask);
    AssetPart part = AssetPart.of(picture.id());
    Optional<Pixels> background = background(picture, pixels);
    if (background.isPresent()) {
      writer.picture(
          picture.id() + "@background",
          AssetType.BACKGROUND,
          picture.origin(),
          part,
          background.get(),
          List.of(),
          List.of());
    }
    Set<String> present = picture.present();
    Set<String> absent = picture.absent();
    Optional<Pixels> still = PictureMaker.still(pixels);
    if (still.isPresent() && !(present.isEmpty() && absent.isEmpty())) {
      writer.picture(
          picture.id(), AssetType.STILL, picture.origin(), part, still.get(), present, absent);
    }
  }

  private static Optional<Pixels> background(PictureNote picture, Pixels pixels) {
    if (picture.background()) {
      return closeUp(picture, pixels) ? Optional.empty() : PictureMaker.background(pixels);
    }
    return picture.taken().flatMap(taken -> PictureMaker.rest(pixels, taken));
  }

  /** A thing that fills much of its picture leaves little of a place. */
  private static boolean closeUp(PictureNote picture, Pixels pixels) {
    int all = pixels.width() * pixels.height();
    return picture.things().stream()
        .flatMap(thing -> thing.box().stream())
        .anyMatch(box -> box.area() > MOST_OF_PLACE * all);
  }

  private void cutouts(PictureNote picture, Pixels pixels, Optional<int[]> mask)
      throws IOException {
    for (Thing thing : picture.things()) {
      Optional<String> label = Words.cutout(thing.name());
      if (label.isEmpty() || thing.box().isEmpty() || thing.crowd()) {
        continue;
      }
      boolean given = mask.isPresent() && given(mask.get(), picture, thing);
      Optional<Matte> outline = Optional.empty();
      if (given) {
        outline =
            Optional.of(
                MaskOutline.of(
                    mask.orElseThrow(),
                    pixels.width(),
                    pixels.height(),
                    thing.row(),
                    picture.things().size()));
      } else if (!label.get().equals(Words.PERSON)
          // Of people, whose outline is like nothing simple, half an estimate would be ground.
          && CutoutMaker.clear(pixels, thing, picture.things())) {
        BoxOutline.Shape shape =
            VEHICLES.contains(label.get()) ? BoxOutline.Shape.VEHICLE : BoxOutline.Shape.BODY;
        outline = BoxOutline.of(pixels, shape, thing.box().get());
      }
      Optional<Cut> cut = outline.flatMap(each -> CutoutMaker.cut(pixels, each));
      report.cutout(label.get(), cut.isPresent());
      if (cut.isPresent()) {
        writer.cutout(
            picture.id() + "#" + thing.row(),
            label.get(),
            picture.origin(),
            AssetPart.of(picture.id()),
            cut.get(),
            !given);
      }
    }
  }

  private static boolean given(int[] mask, PictureNote picture, Thing thing) {
    return MaskOutline.isTrimap(mask, picture.things().size())
        || Arrays.stream(mask).anyMatch(value -> value == thing.row());
  }
}
