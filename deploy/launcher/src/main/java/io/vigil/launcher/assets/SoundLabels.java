package io.vigil.launcher.assets;

import io.vigil.model.assets.AssetLabels;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What labels of sounds mean for a pack. */
final class SoundLabels {
  private static final Map<String, String> KINDS = new TreeMap<>();

  // A single beat of a drum is no music, a roll of them is: such recordings teach nothing sure.
  private static final Set<String> DOUBTFUL =
      Set.of("bass_drum", "snare_drum", "hi_hat", "drumstick", "drum");

  static {
    put("speech", "speech speech_and_fire speech_countdown talking conversation voice");
    put("crying", "crying baby_cry crying_baby baby");
    put("bark", "bark dog_bark dog barking");
    put("alarm", "alarm siren smoke_alarm car_alarm fire_alarm alarm_clock");
    put("glass", "glass glass_breaking glass_shatter");
    put("knock", "knock door_knock door_wood_knock knocking");
    put(
        "engine",
        "engine engine_idling car vehicle_motor_idle truck motorcycle chainsaw helicopter"
            + " airplane_prop compressor_motor tractor");
    put("rain", "rain");
    put(
        "music",
        "music piano guitar acoustic_guitar cello clarinet double_bass flute saxophone"
            + " violin_or_fiddle violin trumpet harp");
  }

  private SoundLabels() {}

  private static void put(String kind, String labels) {
    for (String label : List.of(labels.split(" "))) {
      KINDS.put(label, kind);
    }
  }

  /** The label in a pack; empty for sounds that are better left out. */
  static Optional<String> of(String label) {
    String plain = label.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    if (plain.isEmpty() || DOUBTFUL.contains(plain)) {
      return Optional.empty();
    }
    return Optional.of(KINDS.getOrDefault(plain, AssetLabels.OTHER + plain));
  }

  /** Whether this is the recording of one spoken word, to be joined with others of its speaker. */
  static boolean word(String label) {
    return label.matches("[0-9]");
  }
}
