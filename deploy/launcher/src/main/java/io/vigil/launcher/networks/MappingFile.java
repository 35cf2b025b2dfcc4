package io.vigil.launcher.networks;

import io.vigil.launcher.config.Key;
import io.vigil.model.adapt.ForeignMapping;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How an encoder that was made elsewhere is spoken to, as it stands in a YAML file. */
public record MappingFile(
    @Key(doc = "What it encodes") ForeignMapping.Kind kind,
    @Key(doc = "Signature of the SavedModel", value = "serving_default") String signature,
    @Key(doc = "Input of the signature; none takes the only one") Optional<String> input,
    @Key(doc = "Output of the signature; none takes the only one") Optional<String> output,
    @Key(
            doc = "Side of the square pictures it takes; of no meaning for sound",
            value = "224",
            unit = "pixels",
            min = "16",
            max = "1024")
        int size,
    @Key(doc = "What black, or the lowest sample, becomes; none takes 0, of sound -1")
        Optional<Double> low,
    @Key(doc = "What white, or the highest sample, becomes; none takes 1") Optional<Double> high,
    @Key(doc = "Subtracted of red, green and blue then, such as 0.485 0.456 0.406")
        Optional<String> mean,
    @Key(doc = "By which red, green and blue are divided then, such as 0.229 0.224 0.225")
        Optional<String> deviation,
    @Key(doc = "Colours come before rows", value = "false") boolean channelsFirst,
    @Key(
            doc = "Pictures in a clip of video: the picture so often",
            value = "1",
            min = "1",
            max = "64")
        int frames,
    @Key(
            doc = "Sound that it takes for a second, at 16 kHz: cut off, or filled up with silence",
            value = "16000",
            unit = "samples",
            min = "160",
            max = "160000")
        int samples,
    @Key(
            doc = "How it takes several: many, as the first axis; one, that axis of length 1; none",
            value = "many")
        ForeignMapping.Batch batch,
    @Key(
            doc = "What it gives of each: a vector, rows of them, or a grid of rows and columns",
            value = "vector")
        ForeignMapping.Tokens tokens,
    @Key(doc = "SPDX name of its licence, if you know it") Optional<String> licence) {

  /**
   * The mapping.
   *
   * @throws IllegalArgumentException if it contradicts itself, in one line
   */
  public ForeignMapping mapping() {
    return new ForeignMapping(
        kind,
        signature,
        input,
        output.stream().toList(),
        size,
        low.orElse(kind == ForeignMapping.Kind.SOUND ? -1.0 : 0.0),
        high.orElse(1.0),
        colours("mean", mean),
        colours("deviation", deviation),
        channelsFirst,
        frames,
        samples,
        batch,
        tokens,
        licence);
  }

  private static List<Double> colours(String key, Optional<String> text) {
    try {
      return text.stream()
          .flatMap(t -> Arrays.stream(t.strip().split("[\\s,]+", -1)))
          .map(Double::valueOf)
          .toList();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s must be three numbers, such as 0.5 0.5 0.5", key), e);
    }
  }
}
