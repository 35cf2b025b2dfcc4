package io.vigil.server.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost that the JDK's keytool makes, and a client that trusts it alone. */
record TestCertificate(Path keystore, String password) {

  static TestCertificate make(Path folder) throws IOException, InterruptedException {
    TestCertificate made = new TestCertificate(folder.resolve("server.p12"), "of-the-keystore");
    made.keytool(
        "-genkeypair",
        "-alias",
        "server",
        "-keyalg",
        "EC",
        "-validity",
        "2",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost,ip:127.0.0.1");
    return made;
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command =
        Stream.concat(
                Stream.of(tool.toString()),
                Stream.concat(
                    Stream.of(arguments),
                    Stream.of("-storetype", "pkcs12", "-keystore", "" + keystore)))
            .toList();
    Process process =
        new ProcessBuilder(
                Stream.concat(command.stream(), Stream.of("-storepass", password)).toList())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  Certificate.Keystore asKeystore() {
    return new Certificate.Keystore(keystore, password);
  }

  Certificate.Pem asPem(Path folder) throws IOException, GeneralSecurityException {
    KeyStore store = open();
    return new Certificate.Pem(
        write(folder, "CERTIFICATE", store.getCertificate("server").getEncoded()),
        write(folder, "PRIVATE KEY", store.getKey("server", password.toCharArray()).getEncoded()));
  }

  private static Path write(Path folder, String kind, byte[] bytes) throws IOException {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
        folder.resolve(kind.replace(' ', '-') + ".pem"),
        "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, base64, kind));
  }

  private KeyStore open() throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(keystore.toFile(), password.toCharArray());
  }

  /** What trusts this certificate and no other. */
  SSLContext trusting() throws IOException, GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore only = KeyStore.getInstance("PKCS12");
    only.load(null, null);
    only.setCertificateEntry("server", open().getCertificate("server"));
    trust.init(only);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
