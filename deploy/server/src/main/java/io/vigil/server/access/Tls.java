package io.vigil.server.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Opens the certificate, and says what is wrong with it before anything listens. */
final class Tls {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final String ALIAS = "vigil";

  private Tls() {}

  /**
   * Jetty's view of a certificate.
   *
   * @throws AccessException if it cannot be opened, holds no key, or has expired
   */
  static SslContextFactory.Server open(Certificate certificate) {
    // The password protects nothing here: the store of a PEM pair lives in memory alone.
    String password = certificate instanceof Certificate.Keystore k ? k.password() : ALIAS;
    KeyStore store =
        certificate instanceof Certificate.Keystore keystore
            ? keystore(keystore)
            : pem((Certificate.Pem) certificate);
    requireValidKey(store, password, certificate);
    SslContextFactory.Server factory = new SslContextFactory.Server();
    factory.setKeyStore(store);
    factory.setKeyStorePassword(password);
    factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    return factory;
  }

  private static KeyStore keystore(Certificate.Keystore keystore) {
    if (!Files.isReadable(keystore.file()) || Files.isDirectory(keystore.file())) {
      throw missing(keystore.file());
    }
    try {
      return KeyStore.getInstance(keystore.file().toFile(), keystore.password().toCharArray());
    } catch (IOException e) {
      throw new AccessException(
          "the TLS keystore " + keystore.file() + " does not open",
          "check access.tls-password; the store is PKCS12 or JKS");
    } catch (GeneralSecurityException e) {
      throw new AccessException(
          "the TLS keystore " + keystore.file() + " is of an unknown kind",
          "make it PKCS12: keytool -importkeystore -deststoretype pkcs12");
    }
  }

  private static KeyStore pem(Certificate.Pem pem) {
    List<X509Certificate> chain = chain(pem.chain());
    PrivateKey key = key(pem.key(), chain.get(0).getPublicKey().getAlgorithm());
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(ALIAS, key, ALIAS.toCharArray(), chain.toArray(X509Certificate[]::new));
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new AccessException(
          "the TLS key " + pem.key() + " and certificate " + pem.chain() + " do not go together",
          "give the key that the certificate was made with");
    }
  }

  private static List<X509Certificate> chain(Path file) {
    try (InputStream in = new ByteArrayInputStream(bytes(file))) {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!chain.isEmpty()) {
        return chain;
      }
    } catch (IOException | GeneralSecurityException e) {
      throw notPem(file, "certificate", "CERTIFICATE");
    }
    throw notPem(file, "certificate", "CERTIFICATE");
  }

  private static PrivateKey key(Path file, String algorithm) {
    Matcher found = KEY.matcher(new String(bytes(file), StandardCharsets.US_ASCII));
    if (!found.find()) {
      throw notPem(file, "key", "PRIVATE KEY");
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(found.group(1));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw notPem(file, "key", "PRIVATE KEY");
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw missing(file);
    }
  }

  private static AccessException missing(Path file) {
    return new AccessException(
        "the TLS file " + file + " cannot be read", "name a file that this process may read");
  }

  private static AccessException notPem(Path file, String what, String marker) {
    return new AccessException(
        "the TLS " + what + " " + file + " is not PEM of the kind that is read",
        "it must hold -----BEGIN "
            + marker
            + "-----, not encrypted; openssl pkcs8 -topk8 -nocrypt makes such a key");
  }

  private static void requireValidKey(KeyStore store, String password, Certificate certificate) {
    try {
      for (String alias : Collections.list(store.aliases())) {
        Key key = store.isKeyEntry(alias) ? store.getKey(alias, password.toCharArray()) : null;
        if (key instanceof PrivateKey
            && store.getCertificate(alias) instanceof X509Certificate first) {
          first.checkValidity();
          return;
        }
      }
    } catch (GeneralSecurityException e) {
      throw new AccessException(
          "the TLS certificate " + certificate + " cannot be used: " + e.getMessage(),
          "renew it, or give the password of its key");
    }
    throw new AccessException(
        "the TLS keystore " + certificate + " holds no key with a certificate",
        "make one: keytool -genkeypair -storetype pkcs12");
  }
}
