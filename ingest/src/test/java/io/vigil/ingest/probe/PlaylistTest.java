package io.vigil.ingest.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.vigil.ingest.film.FilmFormat;
import io.vigil.ingest.film.FilmFormat.Container;
import io.vigil.ingest.source.ConnectionConfig;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceException;
import io.vigil.ingest.source.SourceFault;
import io.vigil.ingest.testing.TestFilms;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where playlists are allowed, they are still held to their own host and never to this machine. */
class PlaylistTest {
  private static final ConnectionConfig ALLOWED =
      ConnectionConfig.defaults()
          .withAllowHls(true)
          .withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(5));

  @TempDir Path folder;
  private Path segment = Path.of("");
  private byte[] film = {};
  private final AtomicInteger elsewhere = new AtomicInteger();
  private HttpServer other = server();
  private HttpServer home = server();

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void serve() throws IOException {
    segment =
        TestFilms.write(
            folder.resolve("segment.ts"), FilmFormat.of(Container.MPEGTS, 160, 120, 25), 3);
    film = Files.readAllBytes(segment);
    other.createContext(
        "/",
        exchange -> {
          elsewhere.incrementAndGet();
          exchange.sendResponseHeaders(200, film.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(film);
          }
        });
    String away = "http://127.0.0.1:" + other.getAddress().getPort() + "/segment.ts";
    home.createContext(
        "/",
        exchange -> {
          byte[] body =
              switch (exchange.getRequestURI().getPath()) {
                case "/own.m3u8" -> playlist("segment.ts");
                case "/other.m3u8" -> playlist(away);
                case "/local.m3u8" -> playlist(segment.toUri().toString());
                case "/redirected.m3u8" -> playlist("away.ts");
                default -> film;
              };
          boolean redirected = exchange.getRequestURI().getPath().equals("/away.ts");
          if (redirected) {
            exchange.getResponseHeaders().add("Location", away);
          }
          exchange.sendResponseHeaders(redirected ? 302 : 200, redirected ? -1 : body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            if (!redirected) {
              out.write(body);
            }
          }
        });
    other.start();
    home.start();
  }

  @AfterEach
  void stop() {
    other.stop(0);
    home.stop(0);
  }

  @Test
  void segmentsOfTheSameHostArePlayed() throws Exception {
    ProbeReport report = Probe.probe(address("own.m3u8"), ALLOWED, Optional.empty());
    assertThat(report.video()).isPresent();
    assertThat(report.audio()).isPresent();
  }

  @Test
  void segmentsOfAnotherHostAreNotAskedFor() throws Exception {
    assertThat(fault("other.m3u8").fault()).isEqualTo(SourceFault.PLAYLIST_REFUSED);
    assertThat(elsewhere).hasValue(0);
  }

  @Test
  void aRedirectionToAnotherHostIsNotFollowed() throws Exception {
    assertThat(fault("redirected.m3u8").line()).doesNotContain("\n");
    assertThat(elsewhere).hasValue(0);
  }

  @Test
  void filesOfThisMachineAreNotRead() throws Exception {
    assertThat(fault("local.m3u8").line()).doesNotContain("\n");
  }

  private SourceException fault(String playlist) throws SourceException {
    SourceAddress address = address(playlist);
    SourceException fault =
        catchThrowableOfType(
            SourceException.class, () -> Probe.probe(address, ALLOWED, Optional.empty()));
    assertThat(fault).as(playlist).isNotNull();
    return fault;
  }

  private SourceAddress address(String path) throws SourceException {
    return SourceAddress.parse("http://127.0.0.1:" + home.getAddress().getPort() + "/" + path);
  }

  private static byte[] playlist(String target) {
    return ("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:3\n#EXT-X-MEDIA-SEQUENCE:0\n"
            + "#EXTINF:3.0,\n"
            + target
            + "\n#EXT-X-ENDLIST\n")
        .getBytes(UTF_8);
  }
}
