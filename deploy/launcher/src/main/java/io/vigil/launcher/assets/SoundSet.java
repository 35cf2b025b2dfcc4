package io.vigil.launcher.assets;

import io.vigil.model.assets.AssetPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The labels of a set of sounds: {@code labels.csv}. */
final class SoundSet {
  private static final Pattern FOLD = Pattern.compile("fold (\\d+)");
  private static final int HELD_OUT_FOLD = 4;
  // Labels of which the one who is heard is what a model could learn by heart.
  private static final Set<String> VOICES = Set.of("speech", "crying");

  private final SetFacts facts;

  SoundSet(SetFacts facts) {
    this.facts = facts;
  }

  SetFacts facts() {
    return facts;
  }

  /** All its recordings that a pack takes, in the order of its labels. */
  List<Recording> recordings() {
    List<Recording> recordings = new ArrayList<>();
    for (Map<String, String> row :
        CsvTable.read(facts.folder().resolve("labels.csv"), "file", "label")) {
      String label = row.getOrDefault("label", "");
      Optional<String> kind = SoundLabels.of(label);
      if (kind.isPresent()) {
        String file = row.getOrDefault("file", "");
        String speaker = row.getOrDefault("author_or_speaker", "");
        boolean voice = VOICES.contains(kind.get()) || SoundLabels.word(label);
        String source = row.getOrDefault("source", "");
        String group = voice && !speaker.isEmpty() ? speaker : source.isEmpty() ? file : source;
        recordings.add(
            new Recording(
                file,
                SoundLabels.word(label) ? "speech" : kind.get(),
                SoundLabels.word(label),
                speaker,
                part(row, group),
                facts.origin(row)));
      }
    }
    return recordings;
  }

  private AssetPart part(Map<String, String> row, String group) {
    Matcher fold = FOLD.matcher(row.getOrDefault("note", ""));
    if (fold.find()) {
      return Integer.parseInt(fold.group(1)) == HELD_OUT_FOLD
          ? AssetPart.unlearnt(facts.name() + "/" + group)
          : AssetPart.TRAIN;
    }
    return AssetPart.of(facts.name() + "/" + group);
  }
}
