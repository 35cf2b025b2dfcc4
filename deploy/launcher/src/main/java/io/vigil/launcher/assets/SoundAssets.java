package io.vigil.launcher.assets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Adds what sets of sounds give. */
final class SoundAssets {
  private final PackWriter writer;
  private final PackReport report;
  private final Predicate<Origin> allowed;

  SoundAssets(PackWriter writer, PackReport report, Predicate<Origin> allowed) {
    this.writer = writer;
    this.report = report;
    this.allowed = allowed;
  }

  void add(SoundSet set, Steps steps) throws IOException, InterruptedException {
    Map<String, List<Utterances.Word>> words = new TreeMap<>();
    Map<String, Recording> speakers = new TreeMap<>();
    int band = set.facts().band();
    for (Recording recording : set.recordings()) {
      if (allowed.test(recording.origin())) {
        short[] sound = sound(set, recording);
        if (sound.length > 0 && recording.word()) {
          words
              .computeIfAbsent(recording.speaker(), k -> new ArrayList<>())
              .add(new Utterances.Word(recording.file(), sound));
          speakers.putIfAbsent(recording.speaker(), recording);
        } else if (sound.length > 0) {
          writer.sound(
              recording.id(), recording.label(), recording.origin(), recording.part(), sound, band);
        }
      }
      steps.next(set.facts().name());
    }
    for (Map.Entry<String, Recording> speaker : speakers.entrySet()) {
      Recording first = speaker.getValue();
      int number = 0;
      for (short[] utterance :
          Utterances.join(speaker.getKey(), words.getOrDefault(speaker.getKey(), List.of()))) {
        writer.sound(
            set.facts().name() + "/" + speaker.getKey() + "#" + ++number,
            first.label(),
            first.origin(),
            first.part(),
            utterance,
            band);
      }
    }
  }

  private short[] sound(SoundSet set, Recording recording) throws InterruptedException {
    try {
      return SoundShaper.shape(MediaDecoder.sound(set.facts().folder().resolve(recording.file())));
    } catch (IOException e) {
      report.broken(recording.id(), e);
      return new short[0];
    }
  }
}
