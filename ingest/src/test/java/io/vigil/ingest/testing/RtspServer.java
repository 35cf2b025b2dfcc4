package io.vigil.ingest.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vigil.ingest.film.FilmFormat;
import io.vigil.ingest.film.FilmFormat.Audio;
import io.vigil.ingest.film.FilmFormat.Container;
import io.vigil.ingest.film.FilmFormat.Video;
import io.vigil.ingest.film.FilmWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A camera that speaks RTSP, over TCP or UDP: pictures and sound as RTP packets with sender
 * reports, made by FFmpeg, wrapped by hand. Each client gets a film of its own from its beginning,
 * in real time.
 */
public final class RtspServer implements AutoCloseable {
  private static final FilmFormat PICTURES =
      FilmFormat.of(Container.RTP, 160, 120, 25).withVideo(Video.H264).withAudio(Audio.NONE);
  private static final FilmFormat SOUND =
      FilmFormat.of(Container.RTP, 160, 120, 25).withVideo(Video.NONE).withAudio(Audio.MP2);
  private static final String SDP =
      """
      v=0
      o=- 1 1 IN IP4 127.0.0.1
      s=test
      c=IN IP4 0.0.0.0
      t=0 0
      m=video 0 RTP/AVP 96
      a=rtpmap:96 H264/90000
      a=fmtp:96 packetization-mode=1
      a=control:track0
      m=audio 0 RTP/AVP 14
      a=control:track1
      """
          .replace("\n", "\r\n");

  private static final Pattern CLIENT_PORT = Pattern.compile("client_port=(\\d+)");

  private final ServerSocket socket;
  private final DatagramSocket packets = new DatagramSocket();
  private final Optional<String> credentials;
  private final List<Socket> clients = new CopyOnWriteArrayList<>();
  private final AtomicInteger plays = new AtomicInteger();
  private volatile boolean stalled;

  private RtspServer(int port, Optional<String> credentials) throws IOException {
    socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    this.credentials = credentials;
  }

  /** Starts a camera that asks for no password. */
  public static RtspServer start(int port) throws IOException {
    return start(port, Optional.empty());
  }

  /** Starts a camera that asks for {@code user:password}. */
  public static RtspServer start(int port, Optional<String> credentials) throws IOException {
    RtspServer server = new RtspServer(port, credentials);
    thread("rtsp-accept", server::accept);
    return server;
  }

  private static void thread(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** How many times a client began to play. */
  public int plays() {
    return plays.get();
  }

  /** From now on nothing is sent, and nothing closed. */
  public void stall(boolean value) {
    stalled = value;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        clients.add(client);
        thread("rtsp-client", () -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      OutputStream out = client.getOutputStream();
      List<Integer> udp = new ArrayList<>();
      List<String> request = request(in);
      while (!request.isEmpty()) {
        String method = request.get(0).split(" ", 2)[0];
        if (!method.isEmpty()) {
          answer(method, request, client, out, udp);
        }
        request = request(in);
      }
    } catch (IOException e) {
      // The client has gone.
    }
  }

  /** The lines of the next request; a receiver report in between is passed over. */
  private static List<String> request(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int c = in.read();
    while (c >= 0) {
      if (c == '$' && lines.isEmpty() && line.isEmpty()) {
        in.read();
        int length = in.read() << 8 | in.read();
        in.skipNBytes(length);
      } else if (c == '\n') {
        if (line.isEmpty() && !lines.isEmpty()) {
          return lines;
        }
        if (!line.isEmpty()) {
          lines.add(line.toString());
        }
        line.setLength(0);
      } else if (c != '\r') {
        line.append((char) c);
      }
      c = in.read();
    }
    return List.of();
  }

  private void answer(
      String method, List<String> request, Socket client, OutputStream out, List<Integer> udp)
      throws IOException {
    String sequence = header(request, "cseq");
    boolean allowed =
        credentials
            .map(text -> "Basic " + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)))
            .map(expected -> expected.equals(header(request, "authorization")))
            .orElse(true);
    String status = "200 OK";
    String headers = "";
    String body = "";
    if (!allowed && !method.equals("OPTIONS")) {
      status = "401 Unauthorized";
      headers = "WWW-Authenticate: Basic realm=\"test\"\r\n";
    } else if (method.equals("OPTIONS")) {
      headers = "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN, GET_PARAMETER\r\n";
    } else if (method.equals("DESCRIBE")) {
      String base = request.get(0).split(" ", 3)[1];
      headers = "Content-Base: " + base + "/\r\nContent-Type: application/sdp\r\n";
      body = SDP;
    } else if (method.equals("SETUP")) {
      String transport = header(request, "transport");
      Matcher ports = CLIENT_PORT.matcher(transport);
      if (ports.find()) {
        udp.add(Integer.valueOf(ports.group(1)));
        transport += ";server_port=" + packets.getLocalPort() + "-" + (packets.getLocalPort() + 1);
      }
      headers = "Transport: " + transport + "\r\nSession: 1;timeout=60\r\n";
    } else if (method.equals("PLAY")) {
      headers = "Session: 1\r\n";
    }
    String text =
        "RTSP/1.0 "
            + status
            + "\r\nCSeq: "
            + sequence
            + "\r\n"
            + headers
            + (body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n")
            + "\r\n"
            + body;
    synchronized (client) {
      out.write(text.getBytes(US_ASCII));
      out.flush();
    }
    if (method.equals("PLAY") && status.startsWith("200")) {
      plays.incrementAndGet();
      thread("rtsp-play", () -> play(client, out, List.copyOf(udp)));
    }
  }

  private static String header(List<String> request, String name) {
    for (String line : request) {
      if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
        return line.substring(name.length() + 1).strip();
      }
    }
    return "";
  }

  private void play(Socket client, OutputStream out, List<Integer> udp) {
    try (FilmWriter pictures = FilmWriter.toStream(new Channel(client, out, 0, udp), PICTURES);
        FilmWriter sound = FilmWriter.toStream(new Channel(client, out, 2, udp), SOUND)) {
      long start = System.nanoTime();
      for (int i = 0; !client.isClosed(); i++) {
        TestFilms.frame(pictures, PICTURES, i);
        TestFilms.frame(sound, SOUND, i);
        long due = start + TimeUnit.MILLISECONDS.toNanos(40L * (i + 1));
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      }
    } catch (RuntimeException | InterruptedException e) {
      // The client has gone, or the camera was switched off.
    }
  }

  /** Wraps each write, which is one packet, for one track's channels. */
  private final class Channel extends OutputStream {
    private final Socket client;
    private final OutputStream out;
    private final int number;
    private final int port;

    Channel(Socket client, OutputStream out, int number, List<Integer> udp) {
      this.client = client;
      this.out = out;
      this.number = number;
      this.port = udp.isEmpty() ? 0 : udp.get(number / 2);
    }

    @Override
    public void write(int b) {
      throw new UnsupportedOperationException("a packet is written whole");
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      if (stalled) {
        return;
      }
      int type = bytes[offset + 1] & 0xff;
      boolean report = type >= 200 && type <= 204;
      if (port != 0) {
        packets.send(
            new DatagramPacket(
                bytes, offset, count, InetAddress.getLoopbackAddress(), port + (report ? 1 : 0)));
        return;
      }
      byte[] wrapped = new byte[count + 4];
      wrapped[0] = '$';
      wrapped[1] = (byte) (number + (report ? 1 : 0));
      wrapped[2] = (byte) (count >> 8);
      wrapped[3] = (byte) count;
      System.arraycopy(bytes, offset, wrapped, 4, count);
      synchronized (client) {
        out.write(wrapped);
        out.flush();
      }
    }
  }

  /** Switches the camera off: all connections break. */
  @Override
  public void close() throws IOException {
    socket.close();
    packets.close();
    for (Socket client : clients) {
      client.close();
    }
  }
}
