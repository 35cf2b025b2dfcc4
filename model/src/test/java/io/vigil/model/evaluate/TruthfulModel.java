package io.vigil.model.evaluate;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.event.EventType;
import io.vigil.model.inference.AnswerOutput;
import io.vigil.model.inference.CaptionOutput;
import io.vigil.model.inference.FusionInput;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.QuestionInput;
import io.vigil.model.world.Camera;
import io.vigil.model.world.CaptionGrammar;
import io.vigil.model.world.EventTypes;
import io.vigil.model.world.Extent;
import io.vigil.model.world.Facts;
import io.vigil.model.world.Sighting;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import io.vigil.model.world.ThingKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A model that knows the truth of simulated cameras, so that what its figures must be is known
 * without a network: the deaf one knows no sounds, the blind one nothing else.
 */
final class TruthfulModel implements Inference {

  static final int SECONDS = 40;

  /** The last is a user's own, of which the truth knows nothing: it is told all the time. */
  private static final List<String> TYPES =
      Stream.concat(EventTypes.ALL.stream(), Stream.of("whistle")).toList();

  private static final int SLOTS = 8;
  private static final int GRID = 16;
  private static final int WIDTH = 32;
  private static final float SURE = 0.96f;
  private static final float UNLIKELY = 0.01f;

  private final List<String> captions = new ArrayList<>();
  private final Map<Condition, List<Recording>> recordings = new EnumMap<>(Condition.class);

  /** Plays the same cameras under every condition of the procedural world. */
  TruthfulModel() {
    for (Condition condition :
        List.of(
            Condition.TEST, Condition.DEAF, Condition.BLIND, Condition.STILL, Condition.RECENT)) {
      List<Recording> played = new ArrayList<>();
      for (long seed : new long[] {4, 5, 7}) {
        played.add(recording(new SimulatedCamera(seed, Split.VALIDATION), condition));
      }
      recordings.put(condition, played);
    }
  }

  /** What was played, with nothing real. */
  Played played() {
    return new Played(this, recordings, List.of(), List.of());
  }

  /** The same, with other recordings under some conditions. */
  Played played(Map<Condition, List<Recording>> others) {
    Map<Condition, List<Recording>> all = new EnumMap<>(recordings);
    all.putAll(others);
    return new Played(this, all, List.of(), List.of());
  }

  /** Recordings of the same cameras by one who says nothing. */
  List<Recording> silent() {
    return recordings.getOrDefault(Condition.TEST, List.of()).stream()
        .map(
            r ->
                new Recording(
                    r.camera(),
                    r.outputs().stream()
                        .map(o -> output(new float[o.eventProbabilities().length], 0, "", ""))
                        .toList()))
        .toList();
  }

  private Recording recording(Camera camera, Condition condition) {
    List<FusionOutput> outputs = new ArrayList<>();
    boolean[][] labels = camera.labels(0, 2 * SECONDS);
    for (int slot = 0; slot < labels.length; slot++) {
      float[] probabilities = new float[SLOTS * TYPES.size()];
      for (int e = 0; e < TYPES.size(); e++) {
        boolean known = e < EventTypes.ALL.size();
        boolean knows = knows(condition, TYPES.get(e));
        for (int k = 0; k < SLOTS; k++) {
          int at = slot - SLOTS + 1 + k;
          boolean so = known ? knows && at >= 0 && labels[at][e] : at % 3 == 0;
          probabilities[k * TYPES.size() + e] = so ? SURE : UNLIKELY;
        }
      }
      double end = (slot + 1) * Recording.SLOT;
      String caption = condition == Condition.BLIND ? "rain falls" : camera.captionsAt(end).get(0);
      String meaning = meaning(camera.factsAt(end));
      float due = camera.isCaptionDue(slot) ? SURE : 0;
      outputs.add(output(probabilities, due, caption, meaning, things(camera, slot)));
    }
    return new Recording(camera, outputs);
  }

  /** Each thing in the cell in which the middle of its box lies. */
  private static float[] things(Camera camera, int newest) {
    List<ThingKind> kinds = List.of(ThingKind.values());
    float[] things = new float[SLOTS * GRID * GRID * kinds.size()];
    for (int k = 0; k < SLOTS; k++) {
      double seconds = Math.max(0, newest - SLOTS + 1 + k) * Recording.SLOT;
      for (Sighting sighting : camera.sightingsAt(seconds).orElse(List.of())) {
        Extent box = sighting.box();
        int column = Math.min(GRID - 1, (int) ((box.left() + box.right()) / 2 * GRID));
        int row = Math.min(GRID - 1, (int) ((box.top() + box.bottom()) / 2 * GRID));
        int cell = (k * GRID + row) * GRID + column;
        things[cell * kinds.size() + kinds.indexOf(sighting.kind())] = 1;
      }
    }
    return things;
  }

  private static boolean knows(Condition condition, String type) {
    return switch (condition) {
      case DEAF -> !type.startsWith("sound.") && !type.startsWith("both.");
      case BLIND -> type.startsWith("sound.");
      case STILL -> !type.startsWith("motion.");
      default -> true;
    };
  }

  private FusionOutput output(float[] probabilities, float due, String caption, String meaning) {
    return output(probabilities, due, caption, meaning, new float[0]);
  }

  private FusionOutput output(
      float[] probabilities, float due, String caption, String meaning, float[] things) {
    captions.add(caption);
    float[] shares = new float[TYPES.size()];
    float[] context = {captions.size() - 1};
    return new FusionOutput(probabilities, shares, embedding(meaning), due, 1, context, things);
  }

  /** A direction for each meaning, far from those of others. */
  private static float[] embedding(String meaning) {
    SplittableRandom random = new SplittableRandom(meaning.hashCode());
    float[] unit = new float[WIDTH];
    double square = 0;
    for (int i = 0; i < WIDTH; i++) {
      unit[i] = (float) random.nextDouble(-1, 1);
      square += unit[i] * unit[i];
    }
    for (int i = 0; i < WIDTH; i++) {
      unit[i] /= (float) Math.sqrt(square);
    }
    return unit;
  }

  @Override
  public BundleManifest manifest() {
    return new BundleManifest(
        BundleManifest.FORMAT,
        "truthful",
        "1",
        "none",
        new BundleManifest.Inputs(
            8, 2, 0, WIDTH, 16_000, SLOTS, 2, 0, 500_000, 4, WIDTH, 1, CaptionGrammar.MAX_WORDS),
        TYPES.stream().map(t -> new EventType(t, 0.5f, 0.4f, 1, 1, 0)).toList(),
        0.5f,
        List.of(),
        List.of("yes"),
        new BundleManifest.Places(
            GRID,
            Stream.of(ThingKind.values())
                .map(kind -> new BundleManifest.PlacedKind(kind.word(), kind.eventType()))
                .toList()),
        "none",
        List.of(),
        Map.of(),
        Map.of(),
        Map.of());
  }

  @Override
  public List<CaptionOutput> caption(List<float[]> contexts) {
    return contexts.stream().map(c -> new CaptionOutput(captions.get((int) c[0]), 1)).toList();
  }

  /** Yes to everything. */
  @Override
  public List<AnswerOutput> answer(List<QuestionInput> questions) {
    return questions.stream().map(q -> new AnswerOutput("yes", 1, new float[] {1})).toList();
  }

  @Override
  public List<float[]> encodeText(List<String> sentences) {
    return sentences.stream().map(s -> embedding(meaning(CaptionGrammar.facts(s)))).toList();
  }

  private static String meaning(Facts facts) {
    return new TreeSet<>(facts.atoms()).toString();
  }

  @Override
  public List<float[]> encodeFrames(List<byte[]> rgb) {
    return rgb.stream().map(picture -> new float[2 * WIDTH]).toList();
  }

  @Override
  public List<float[]> encodeAudio(List<short[]> segments) {
    return segments.stream().map(second -> new float[4 * WIDTH]).toList();
  }

  @Override
  public List<FusionOutput> fuse(List<FusionInput> windows) {
    float[] nothing = new float[SLOTS * TYPES.size()];
    return windows.stream().map(window -> output(nothing, 0, "", "")).toList();
  }

  @Override
  public void warmUp() {}

  @Override
  public void close() {}
}
