package io.vigil.model.composite;

import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetPack;
import io.vigil.model.assets.AssetPart;
import io.vigil.model.assets.AssetType;
import io.vigil.model.assets.FilmClip;
import io.vigil.model.assets.FilmLabels;
import io.vigil.model.assets.RgbPicture;
import io.vigil.model.world.Backdrop;
import io.vigil.model.world.paint.Canvas;
import io.vigil.model.world.random.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The films of a part of a pack, in stretches without a cut or a black picture of their own. Safe
 * for use by several threads.
 */
public final class FilmShelf {
  /** Shorter stretches are not shown, in pictures. */
  private static final int SHORTEST = 8;

  private static final double CLOSEST = 1.25;

  private final Function<Asset, FilmClip> opener;
  private final boolean moved;
  private final List<List<Asset>> films;
  private final Map<String, List<Stretch>> stretches = new ConcurrentHashMap<>();

  /** Pictures [first, first + count) of a film. */
  record Stretch(FilmClip film, int first, int count) {
    /** The picture at a time: to and fro, so that it never cuts. */
    int frame(double seconds) {
      long at = (long) Math.floor(seconds * FilmClip.FRAME_RATE);
      int turn = Math.max(1, 2 * (count - 1));
      int along = (int) Math.floorMod(at, (long) turn);
      return first + (along < count ? along : turn - along);
    }
  }

  /**
   * The films of a pack's part. Those that are trained on are also panned over, and are drawn from
   * each set as often, for the films of a set are much alike.
   */
  public FilmShelf(AssetPack pack, AssetPart part) {
    this(
        part == AssetPart.TRAIN
            ? bySet(pack.select(AssetType.FILM, part))
            : List.of(pack.select(AssetType.FILM, part)),
        pack::film,
        part == AssetPart.TRAIN);
  }

  private static List<List<Asset>> bySet(List<Asset> films) {
    return films.stream()
        .map(Asset::set)
        .distinct()
        .sorted()
        .map(set -> films.stream().filter(film -> film.set().equals(set)).toList())
        .toList();
  }

  private FilmShelf(List<List<Asset>> films, Function<Asset, FilmClip> opener, boolean moved) {
    this.films = films;
    this.opener = opener;
    this.moved = moved;
  }

  /** A shelf without films. */
  public static FilmShelf none() {
    return new FilmShelf(
        List.of(),
        film -> {
          throw new IllegalArgumentException("there is no film " + film.id());
        },
        false);
  }

  /** Whether there is no film to show. */
  public boolean isEmpty() {
    return films.stream().allMatch(List::isEmpty);
  }

  /** The film that a backdrop shows. */
  Asset asset(Backdrop backdrop) {
    int set = (int) (Hash.unit(backdrop.seed(), 84) * films.size());
    for (int s = 0; s < films.size(); s++) {
      List<Asset> alike = films.get((set + s) % films.size());
      int first = (int) (Hash.unit(backdrop.seed(), 80) * alike.size());
      for (int i = 0; i < alike.size(); i++) {
        Asset film = alike.get((first + i) % alike.size());
        if (!stretches(film).isEmpty()) {
          return film;
        }
      }
    }
    throw new IllegalStateException("no film of the pack has two seconds without a cut");
  }

  Stretch stretch(Backdrop backdrop) {
    List<Stretch> all = stretches(asset(backdrop));
    return all.get((int) (Hash.unit(backdrop.seed(), 81) * all.size()));
  }

  /** Fills a canvas with the film of a backdrop. */
  void draw(Backdrop backdrop, double seconds, Canvas canvas) {
    long seed = backdrop.seed();
    Stretch stretch = stretch(backdrop);
    RgbPicture picture = stretch.film().frame(stretch.frame(offset(backdrop, stretch) + seconds));
    Optional<Pan> pan = moved ? Pan.draw(seed) : Optional.empty();
    if (pan.isPresent()) {
      pan.get().fill(canvas, picture, seconds);
    } else {
      Scaling.crop(canvas, picture, seed, 83, CLOSEST);
    }
  }

  /**
   * Whether the film of a backdrop shows something of a presence; empty where its labels do not
   * say.
   */
  Optional<Boolean> shows(String presence, Backdrop backdrop, double seconds) {
    Stretch stretch = stretch(backdrop);
    double at = stretch.frame(offset(backdrop, stretch) + seconds) / (double) FilmClip.FRAME_RATE;
    return FilmLabels.of(asset(backdrop)).shows(presence, at);
  }

  /** Where in a stretch a backdrop begins, in seconds. */
  private static double offset(Backdrop backdrop, Stretch stretch) {
    return Hash.unit(backdrop.seed(), 82) * stretch.count() / FilmClip.FRAME_RATE;
  }

  /** The sound of the film of a backdrop. */
  Optional<short[]> sound(Backdrop backdrop) {
    return stretch(backdrop).film().sound();
  }

  private List<Stretch> stretches(Asset film) {
    return stretches.computeIfAbsent(film.id(), id -> cut(opener.apply(film)));
  }

  private static List<Stretch> cut(FilmClip film) {
    List<Stretch> found = new ArrayList<>();
    Thumbnail before = Thumbnail.of(film.frame(0));
    int first = before.isDark() ? 1 : 0;
    double usual = 0;
    for (int i = 1; i <= film.frames(); i++) {
      Thumbnail now = i < film.frames() ? Thumbnail.of(film.frame(i)) : before;
      double change = now.distance(before);
      boolean ends = i == film.frames() || now.isDark() || change > Math.max(24, 5 * usual);
      if (ends) {
        if (i - first >= SHORTEST) {
          found.add(new Stretch(film, first, i - first));
        }
        first = now.isDark() ? i + 1 : i;
        usual = 0;
      } else {
        usual = 0.8 * usual + 0.2 * change;
      }
      before = now;
    }
    return List.copyOf(found);
  }
}
