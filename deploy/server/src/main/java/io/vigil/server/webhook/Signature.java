package io.vigil.server.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves to a receiver that a post is ours and fresh: HMAC-SHA256 over the timestamp, a full stop
 * and the body.
 */
final class Signature {

  /** Seconds since 1970 when it was posted. */
  static final String TIMESTAMP = "X-Vigil-Timestamp";

  /** {@code v1=} and the code in hexadecimal. */
  static final String SIGNATURE = "X-Vigil-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /** The value of {@link #SIGNATURE}. */
  static String of(byte[] secret, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      ByteArrayOutputStream signed = new ByteArrayOutputStream();
      signed.writeBytes((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
      signed.writeBytes(body);
      return "v1=" + HexFormat.of().formatHex(mac.doFinal(signed.toByteArray()));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
