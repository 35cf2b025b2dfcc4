package io.vigil.launcher.bench;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Live clients, each with a connection of its own: those that read, all in one thread, and those
 * that do not. What is read carries when it was sent, between two {@code @}.
 */
final class LiveClients implements AutoCloseable {
  private static final Pattern SENT = Pattern.compile("@(\\d+)@");
  private static final String REQUEST =
      String.join(
          "\r\n",
          "GET /api/v1/live?kinds=caption HTTP/1.1",
          "Host: localhost",
          "Connection: close",
          "",
          "");
  private static final int SLOW_BUFFER = 4096;
  private static final int READ = 256 << 10;

  /** A message that is split between two reads is whole in what is kept of the first. */
  private static final int KEPT = 64;

  private static final long SELECT_MILLIS = 50;

  /** What a connection has brought that is not a whole message yet. */
  private static final class Rest {
    private final StringBuilder text = new StringBuilder();
  }

  private final InetSocketAddress server;
  private final Selector selector;
  private final List<SocketChannel> reading = new ArrayList<>();
  private final List<SocketChannel> slow = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "vigil-bench-live");
  private Delays delays = new Delays();
  private volatile boolean over;

  LiveClients(URI address) {
    this.server = new InetSocketAddress(address.getHost(), address.getPort());
    try {
      this.selector = Selector.open();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Connects clients that read as fast as they can; before {@link #start}. */
  void connect(int count) {
    try {
      for (int i = 0; i < count; i++) {
        SocketChannel channel = open(READ);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Rest());
        reading.add(channel);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Connects clients that never read. */
  void connectSlow(int count) {
    try {
      for (int i = 0; i < count; i++) {
        slow.add(open(SLOW_BUFFER));
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private SocketChannel open(int buffer) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, buffer);
    channel.connect(server);
    channel.write(StandardCharsets.US_ASCII.encode(REQUEST));
    return channel;
  }

  /** Begins to read. */
  void start() {
    thread.start();
  }

  /** Begins to measure anew; what was measured until now. */
  synchronized Delays measure() {
    Delays before = delays;
    delays = new Delays();
    return before;
  }

  private void run() {
    ByteBuffer buffer = ByteBuffer.allocate(READ);
    try {
      while (!over) {
        selector.select(SELECT_MILLIS);
        for (SelectionKey key : selector.selectedKeys()) {
          if (key.channel() instanceof SocketChannel channel
              && key.attachment() instanceof Rest rest) {
            buffer.clear();
            if (channel.read(buffer) < 0) {
              key.cancel();
            }
            take(rest.text.append(StandardCharsets.ISO_8859_1.decode(buffer.flip())));
          }
        }
        selector.selectedKeys().clear();
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void take(StringBuilder rest) {
    long now = System.nanoTime();
    Matcher matcher = SENT.matcher(rest);
    int end = 0;
    synchronized (this) {
      while (matcher.find()) {
        delays.add(Duration.ofNanos(now - Long.parseLong(matcher.group(1))));
        end = matcher.end();
      }
    }
    rest.delete(0, Math.max(end, rest.length() - KEPT));
  }

  /** How many of those that did not read were told that they are too slow, once they read. */
  int told(Duration patience) {
    return (int) slow.stream().filter(channel -> isTold(channel, patience)).count();
  }

  private static boolean isTold(SocketChannel channel, Duration patience) {
    try {
      channel.socket().setSoTimeout((int) patience.toMillis());
      byte[] all = channel.socket().getInputStream().readAllBytes();
      return new String(all, StandardCharsets.ISO_8859_1).contains("event: slow\n");
    } catch (IOException e) {
      // Cut off without a word, or still connected.
      return false;
    }
  }

  private static Failure failed(IOException e) {
    return new Failure(
        ExitCode.FAILURE,
        "bench.live",
        "a connection failed: " + e.getMessage(),
        "see that some hundred files may be open (ulimit -n)",
        e);
  }

  @Override
  public void close() {
    over = true;
    try {
      thread.join();
      selector.close();
      for (SocketChannel channel : reading) {
        channel.close();
      }
      for (SocketChannel channel : slow) {
        channel.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
