package io.vigil.launcher.cli;

import io.vigil.ingest.privacy.Mask;
import io.vigil.launcher.config.MaskList;
import io.vigil.launcher.config.StreamEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What of the streams must not leave, for all that a command plays. */
final class PrivacyOptions {
  @Option(
      names = "--mask",
      paramLabel = "CORNERS",
      converter = MaskText.class,
      description =
          "Make a polygon of each picture black before anything is encoded: corners in shares of"
              + " width and height, such as \"0,0 0.4,0 0.4,1 0,1\"; may be repeated.")
  private List<Mask> masks = new ArrayList<>();

  @Option(names = "--no-sound", description = "Take no sound: none leaves the process.")
  private boolean noSound;

  @Option(
      names = "--events-only",
      description =
          "Send neither pictures nor sound, only what the bundle's encoders make of them here;"
              + " captions and events come as ever, pictures of them do not exist.")
  private boolean eventsOnly;

  /** Reads a mask as in the configuration. */
  static final class MaskText implements ITypeConverter<Mask> {
    @Override
    public Mask convert(String text) {
      try {
        return Mask.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("'" + text + "' is not " + e.getMessage());
      }
    }
  }

  /** The streams with what is asked for beside what they ask for themselves. */
  List<StreamEntry> apply(List<StreamEntry> entries) {
    return entries.stream().map(this::apply).toList();
  }

  private StreamEntry apply(StreamEntry entry) {
    List<Mask> all = new ArrayList<>(entry.privacy().masks());
    all.addAll(masks);
    return new StreamEntry(
        entry.id(),
        entry.source(),
        entry.fast(),
        entry.start(),
        Optional.of(new MaskList(all)),
        entry.sound() && !noSound,
        entry.eventsOnly() || eventsOnly);
  }
}
