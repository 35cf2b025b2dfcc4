package io.vigil.model.assets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of names, by which packs draw lots that are the same on every machine. */
public final class Sha256 {
  private Sha256() {}

  /** The same in lower-case hexadecimal: an order that has nothing to do with what names mean. */
  public static String hex(String text) {
    return HexFormat.of().formatHex(of(text));
  }

  /** The 32 bytes of a text in UTF-8. */
  public static byte[] of(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
