package io.vigil.ingest.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.net.httpserver.HttpServer;
import io.vigil.ingest.film.FilmFormat;
import io.vigil.ingest.film.FilmFormat.Audio;
import io.vigil.ingest.film.FilmFormat.Container;
import io.vigil.ingest.source.ConnectionConfig;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceException;
import io.vigil.ingest.source.SourceFault;
import io.vigil.ingest.testing.RtspServer;
import io.vigil.ingest.testing.TestFilms;
import io.vigil.schemas.testing.TestBroker;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every bad input has its code, one line with the fault and the mend, and hangs nothing. */
class BadInputTest {
  private static final String CANARY = "Zk9-canary_7";
  private static final ConnectionConfig CONFIG =
      ConnectionConfig.defaults().withTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(2));

  @TempDir static Path folder;
  private static HttpServer http;
  private static RtspServer rtsp;
  private static ServerSocket silent;
  private static int rtspPort;
  private static final AtomicInteger INTERNAL = new AtomicInteger();

  @BeforeAll
  static void prepare() throws Exception {
    FilmFormat mp4 = FilmFormat.of(Container.MP4, 160, 120, 25);
    Path good = TestFilms.write(folder.resolve("good.mp4"), mp4, 3);
    byte[] bytes = Files.readAllBytes(good);
    write("half.mp4", Arrays.copyOf(bytes, bytes.length / 2));
    write("empty.mp4", new byte[0]);
    write("text.mp4", "this is not a film, only a text\n".repeat(50).getBytes(UTF_8));
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    write("noise.mp4", noise);
    write("zeros.mkv", new byte[50_000]);
    write("picture.png", Base64.getDecoder().decode(ONE_PIXEL));
    write("hls.m3u8", playlist("file:///etc/passwd"));
    write("hls.mp4", playlist("file://" + good));
    write("concat.mp4", "ffconcat version 1.0\nfile good.mp4\n".getBytes(UTF_8));
    write(
        "dash.mpd",
        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"/>".getBytes(UTF_8));
    write(
        "session.sdp",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n"
            .getBytes(UTF_8));
    write("channels.wav", wav(5000));
    write("html.mp4", "<html><body>Not found</body></html>".getBytes(UTF_8));
    write("playlist.pls", "[playlist]\nFile1=file:///etc/passwd\n".getBytes(UTF_8));
    Files.createDirectory(folder.resolve("folder.mp4"));
    TestFilms.write(
        folder.resolve("pictures.mkv"),
        FilmFormat.of(Container.MKV, 160, 120, 25).withAudio(Audio.NONE),
        1);
    http = startHttp(bytes);
    rtspPort = TestBroker.freePort();
    rtsp = RtspServer.start(rtspPort, Optional.of("user:right"));
    silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static final String ONE_PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  private static void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private static byte[] playlist(String target) {
    return ("#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n" + target + "\n#EXT-X-ENDLIST\n")
        .getBytes(UTF_8);
  }

  private static byte[] wav(int channels) {
    int frames = 100;
    int data = frames * channels * 2;
    ByteBuffer wav = ByteBuffer.allocate(44 + data).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(UTF_8)).putInt(36 + data).put("WAVEfmt ".getBytes(UTF_8));
    wav.putInt(16).putShort((short) 1).putShort((short) channels).putInt(16_000);
    wav.putInt(16_000 * channels * 2).putShort((short) (channels * 2)).putShort((short) 16);
    wav.put("data".getBytes(UTF_8)).putInt(data);
    return wav.array();
  }

  private static HttpServer startHttp(byte[] film) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          int status =
              switch (path) {
                case "/private.mp4" -> 401;
                case "/forbidden.mp4" -> 403;
                case "/broken.mp4" -> 500;
                case "/internal" -> 200;
                case "/list.m3u8", "/disguised.mp4" -> 200;
                default -> 404;
              };
          byte[] body = new byte[0];
          if (path.equals("/internal")) {
            INTERNAL.incrementAndGet();
            body = film;
          } else if (status == 200) {
            body = playlist("http://127.0.0.1:" + server.getAddress().getPort() + "/internal");
          }
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    return server;
  }

  @AfterAll
  static void stop() throws IOException {
    http.stop(0);
    rtsp.close();
    silent.close();
  }

  private static SourceException fault(String address, ConnectionConfig config) {
    try {
      ProbeReport report = Probe.probe(SourceAddress.parse(address), config, Optional.empty());
      return fail("opened: " + report);
    } catch (SourceException e) {
      return e;
    }
  }

  private static void assertFault(String address, SourceFault expected) {
    SourceException fault = fault(address, CONFIG);
    assertThat(fault.fault()).as(fault.line()).isEqualTo(expected);
    assertThat(fault.line()).contains(expected.mend()).doesNotContain("\n").doesNotContain(CANARY);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "missing.mp4,MISSING_FILE",
    "folder.mp4,NOT_A_FILE",
    "empty.mp4,EMPTY",
    "text.mp4,NOT_A_FILM",
    "html.mp4,NOT_A_FILM",
    "noise.mp4,NOT_A_FILM",
    "zeros.mkv,NOT_A_FILM",
    "half.mp4,TRUNCATED",
    "picture.png,FORMAT_REFUSED",
    "hls.m3u8,HLS_REFUSED",
    "hls.mp4,HLS_REFUSED",
    "dash.mpd,HLS_REFUSED",
    "concat.mp4,PLAYLIST_REFUSED",
    "session.sdp,FORMAT_REFUSED",
    "playlist.pls,FORMAT_REFUSED",
    "channels.wav,TOO_MANY_CHANNELS"
  })
  void ofFiles(String name, SourceFault expected) {
    assertFault(folder.resolve(name).toString(), expected);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "private.mp4,UNAUTHORISED",
    "forbidden.mp4,UNAUTHORISED",
    "nothing.mp4,NOT_FOUND",
    "broken.mp4,SERVER_ERROR",
    "list.m3u8,HLS_REFUSED",
    "disguised.mp4,NOT_A_FILM"
  })
  void ofHttp(String path, SourceFault expected) {
    assertFault(
        "http://user:"
            + CANARY
            + "@127.0.0.1:"
            + http.getAddress().getPort()
            + "/"
            + path
            + "?token="
            + CANARY,
        expected);
    assertThat(INTERNAL).as("no other address was asked").hasValue(0);
  }

  @Test
  void ofAWrongPassword() {
    assertFault(
        "rtsp://user:" + CANARY + "@127.0.0.1:" + rtspPort + "/1", SourceFault.UNAUTHORISED);
  }

  @Test
  void theRightPasswordOpens() throws Exception {
    ProbeReport report =
        Probe.probe(
            SourceAddress.parse("rtsp://user:right@127.0.0.1:" + rtspPort + "/1"),
            CONFIG,
            Optional.empty());

    assertThat(report.live()).isTrue();
    assertThat(report.video()).isPresent();
    assertThat(report.audio()).isPresent();
    assertThat(report.source()).doesNotContain("right");
  }

  @ParameterizedTest
  @CsvSource({"rtsp", "rtmp", "http", "https"})
  void ofARefusedConnection(String scheme) {
    assertFault(
        scheme + "://user:" + CANARY + "@127.0.0.1:" + TestBroker.freePort() + "/1",
        SourceFault.REFUSED);
  }

  @ParameterizedTest
  @CsvSource({"rtsp", "rtmp", "http"})
  void ofAServerThatAcceptsAndSaysNothing(String scheme) {
    assertFault(
        scheme + "://user:" + CANARY + "@127.0.0.1:" + silent.getLocalPort() + "/1",
        SourceFault.TIMEOUT);
  }

  @Test
  void ofAHostThatIsNotThere() {
    SourceException fault = fault("rtsp://user:" + CANARY + "@nowhere.invalid/1", CONFIG);

    assertThat(fault.fault()).isIn(SourceFault.UNREACHABLE, SourceFault.TIMEOUT);
    assertThat(fault.line()).doesNotContain(CANARY);
  }

  @ParameterizedTest
  @CsvSource({"srt://127.0.0.1:%d", "udp://127.0.0.1:%d"})
  void ofPacketsThatNeverCome(String form) {
    SourceException fault = fault(String.format(Locale.ROOT, form, TestBroker.freePort()), CONFIG);

    assertThat(fault.fault())
        .as(fault.line())
        .isIn(SourceFault.TIMEOUT, SourceFault.UNREACHABLE, SourceFault.REFUSED);
  }

  @Test
  void ofAServerThatAnswersWithNoise() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread noise =
          new Thread(
              () -> {
                try {
                  while (true) {
                    try (Socket client = server.accept()) {
                      client.getOutputStream().write("nonsense\r\n\r\n".getBytes(UTF_8));
                    }
                  }
                } catch (IOException e) {
                  // The test is over.
                }
              });
      noise.setDaemon(true);
      noise.start();

      SourceException fault =
          fault("rtsp://user:" + CANARY + "@127.0.0.1:" + server.getLocalPort() + "/1", CONFIG);

      assertThat(fault.line()).doesNotContain(CANARY).doesNotContain("\n");
    }
  }

  @Test
  void ofPicturesThatAreTooLarge() {
    SourceException fault =
        fault(folder.resolve("pictures.mkv").toString(), CONFIG.withMaxPixels(160 * 120 - 1));

    assertThat(fault.fault()).isEqualTo(SourceFault.PICTURE_TOO_LARGE);
    assertThat(fault.line()).contains("160x120").contains("max-pixels");
  }

  @Test
  void soundIsKeptWherePicturesAreTooLarge() throws Exception {
    ProbeReport report =
        Probe.probe(
            SourceAddress.parse(folder.resolve("good.mp4").toString()),
            CONFIG.withMaxPixels(160 * 120 - 1),
            Optional.empty());

    assertThat(report.video()).isEmpty();
    assertThat(report.audio()).isPresent();
    assertThat(report.notes()).anyMatch(note -> note.contains("beyond the limit"));
  }

  @Test
  void ofASchemeThatNobodyKnows() {
    assertFault("gopher://host/1", SourceFault.UNKNOWN_SCHEME);
  }

  @Test
  void ofADeviceThatIsNotThere() {
    SourceException fault = fault("v4l2:/dev/video99", CONFIG);

    assertThat(fault.fault()).isIn(SourceFault.DEVICE_UNAVAILABLE, SourceFault.NO_DEVICE_SUPPORT);
  }

  @ParameterizedTest
  @CsvSource({"rtsp://", "rtsp:/host", "rtsp://host:99999/1", "udp://host", "srt://host", "' '"})
  void ofAnAddressThatCannotBe(String address) {
    assertFault(address, SourceFault.BAD_ADDRESS);
  }
}
