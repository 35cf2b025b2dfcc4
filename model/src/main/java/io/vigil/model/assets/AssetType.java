package io.vigil.model.assets;

/** What an asset is, and so how it is loaded. */
public enum AssetType {
  /** A thing cut out of a picture: PNG with an alpha channel, tightly cropped. */
  CUTOUT("cutout"),
  /** A picture without people, vehicles and animals, to put cut-outs on: JPEG. */
  BACKGROUND("background"),
  /** A whole picture of which is known what can be seen in it: JPEG. */
  STILL("still"),
  /** A recording: WAV, 16 kHz mono s16. */
  SOUND("sound"),
  /** A folder of pictures ({@code frames/000000.jpg}, four a second) and {@code sound.wav}. */
  FILM("film");

  private final String text;

  AssetType(String text) {
    this.text = text;
  }

  /** Its name in {@code assets.json}. */
  public String text() {
    return text;
  }
}
