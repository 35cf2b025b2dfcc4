package io.vigil.server.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;

/** Argon2id, as RFC 9106 asks where memory is scarce. Thread-safe. */
final class Passwords {
  /** Fewest characters of a password. */
  static final int LEAST = 10;

  /** Most characters that are looked at: what is longer is wrong without any work. */
  static final int MOST = 1024;

  private static final int MEMORY_KIB = 19 << 10;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final Argon2Function ARGON =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);

  // Each takes 19 MB and tens of milliseconds of a core: a flood of logins waits, the rest goes on.
  private static final Semaphore AT_ONCE = new Semaphore(2);

  private static final String NOBODY = hash(Secrets.random());

  private Passwords() {}

  /** A hash with its own salt and its costs, as text. */
  static String hash(String password) {
    AT_ONCE.acquireUninterruptibly();
    try {
      return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON).getResult();
    } finally {
      AT_ONCE.release();
    }
  }

  /** Whether this is the password of the hash. */
  static boolean matches(String password, String hash) {
    if (password.isEmpty() || password.length() > MOST) {
      return false;
    }
    AT_ONCE.acquireUninterruptibly();
    try {
      return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    } finally {
      AT_ONCE.release();
    }
  }

  /** Takes as long as {@link #matches} and is false: nobody learns from it who is a user. */
  static boolean matchesNobody(String password) {
    boolean unused = matches(password, NOBODY);
    return false;
  }

  /** Refuses what is too easy to guess, saying why. */
  static void requireGood(String user, String password) {
    if (password.length() < LEAST || password.length() > MOST) {
      throw new AccessException(
          "a password of " + password.length() + " characters is not taken",
          "choose " + LEAST + " to " + MOST);
    }
    if (password.equalsIgnoreCase(user) || password.chars().distinct().count() < 4) {
      throw new AccessException(
          "that password is the first that anyone would guess", "choose another");
    }
  }
}
