package io.vigil.launcher.training;

/** Text within a page. */
final class Html {
  private Html() {}

  /** The text, its special characters escaped, for elements and attributes. */
  static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
