package io.vigil.server.access;

import java.nio.file.Path;

/** Where the server's TLS certificate and its key are. */
public sealed interface Certificate {

  /**
   * Both in a PKCS12 or JKS store.
   *
   * @param file the store
   * @param password what opens it
   */
  record Keystore(Path file, String password) implements Certificate {
    /** Never shows the password. */
    @Override
    public String toString() {
      return "Keystore[" + file + "]";
    }
  }

  /**
   * Each in a PEM file.
   *
   * @param chain the certificate and those that vouch for it, the server's own first
   * @param key its key, PKCS #8, not encrypted
   */
  record Pem(Path chain, Path key) implements Certificate {}
}
