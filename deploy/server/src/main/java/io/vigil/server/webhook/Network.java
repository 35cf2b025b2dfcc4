package io.vigil.server.webhook;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of addresses, such as {@code 10.0.0.0/8}.
 *
 * @param base its first address
 * @param bits how many leading bits all have in common
 */
record Network(InetAddress base, int bits) {

  /** No names: asking a server what a range is would be absurd. */
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /**
   * Reads an address, with or without the number of bits.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Network parse(String text) {
    String[] parts = text.strip().split("/", 2);
    try {
      if (LITERAL.matcher(parts[0]).matches()) {
        InetAddress base = InetAddress.getByName(parts[0]);
        int most = base.getAddress().length * 8;
        int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
        if (bits >= 0 && bits <= most) {
          return new Network(base, bits);
        }
      }
    } catch (UnknownHostException | NumberFormatException e) {
      throw wrong(text, e);
    }
    throw wrong(text, null);
  }

  private static IllegalArgumentException wrong(
      String text, @org.jspecify.annotations.Nullable Exception cause) {
    return new IllegalArgumentException(
        "'" + text + "' is not a range of addresses: write one like 10.0.0.0/8", cause);
  }

  boolean contains(InetAddress address) {
    byte[] mine = base.getAddress();
    byte[] other = address.getAddress();
    int rest = mine.length * 8 - bits;
    return mine.length == other.length
        && new BigInteger(1, mine)
            .shiftRight(rest)
            .equals(new BigInteger(1, other).shiftRight(rest));
  }
}
