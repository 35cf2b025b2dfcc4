package io.vigil.server.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection. It holds no thread: what it cannot take at once waits in a bounded queue, and
 * when that is full the client is let go, so that a slow one delays nobody. In the place of all
 * that waits it is told why, and that ends the connection; it comes back with the id of what it had
 * last. One that does not even read that is cut off when the connection has been idle for long.
 * Thread-safe.
 */
final class LiveClient implements WriteListener, AsyncListener {
  private static final Logger LOG = LoggerFactory.getLogger(LiveClient.class);
  private static final int MOST_WAITING = 2000;
  private static final int MOST_BYTES = 4 << 20;
  private static final byte[] TOO_SLOW =
      ("event: slow\ndata: {\"reason\":\"too much was waiting for you: come back with the last id,"
              + " or ask for less\"}\n\n")
          .getBytes(StandardCharsets.UTF_8);

  private final AsyncContext async;
  private final ServletOutputStream out;
  private final LiveFilter filter;
  private final Consumer<LiveClient> gone;
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private int bytes;
  private boolean blocked = true;
  private boolean unflushed;
  private boolean leaving;
  private boolean closed;

  LiveClient(
      AsyncContext async, ServletOutputStream out, LiveFilter filter, Consumer<LiveClient> gone) {
    this.async = async;
    this.out = out;
    this.filter = filter;
    this.gone = gone;
  }

  /** Begins to write what waits. */
  void start() {
    async.addListener(this);
    out.setWriteListener(this);
  }

  /** Completes when the connection is over. */
  CompletableFuture<Void> over() {
    return over;
  }

  LiveFilter filter() {
    return filter;
  }

  /** Takes what was missed, however much it is; before {@link #start}. */
  synchronized void backlog(byte[] message) {
    waiting.add(message);
  }

  /** Takes a message; a client that has fallen too far behind is let go instead. */
  void send(byte[] message) {
    boolean slow;
    synchronized (this) {
      if (closed || leaving) {
        return;
      }
      slow = waiting.size() >= MOST_WAITING || bytes + message.length > MOST_BYTES;
      if (slow) {
        leaving = true;
        waiting.clear();
        bytes = 0;
      }
      byte[] next = slow ? TOO_SLOW : message;
      waiting.add(next);
      bytes += next.length;
    }
    if (slow) {
      LOG.info("A live client is too slow and is let go; it can come back where it was");
      gone.accept(this);
    }
    pump();
  }

  @Override
  public void onWritePossible() {
    synchronized (this) {
      blocked = false;
    }
    pump();
  }

  /** Writes while the connection takes it; the container calls back when it does again. */
  private void pump() {
    try {
      if (writeWhatFits()) {
        close();
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("A live client is gone: {}", e.toString());
      cut();
    }
  }

  /** Whether all that there was to say to this client has been said. */
  private synchronized boolean writeWhatFits() throws IOException {
    while (!blocked && !closed) {
      if (!out.isReady()) {
        blocked = true;
        return false;
      }
      byte[] next = waiting.poll();
      if (next != null) {
        bytes = Math.max(0, bytes - next.length);
        unflushed = true;
        out.write(next);
      } else if (unflushed) {
        unflushed = false;
        out.flush();
      } else {
        return leaving;
      }
    }
    return false;
  }

  /** Ends the connection in good order. */
  void close() {
    if (end()) {
      over.complete(null);
    }
  }

  /** Ends the connection at once: completing would wait for one who does not read. */
  private void cut() {
    if (end()) {
      Request.getBaseRequest(async.getRequest()).getHttpChannel().getEndPoint().close();
      over.complete(null);
    }
  }

  private boolean end() {
    synchronized (this) {
      if (closed) {
        return false;
      }
      closed = true;
      waiting.clear();
    }
    gone.accept(this);
    return true;
  }

  @Override
  public void onError(Throwable t) {
    LOG.debug("A live client is gone: {}", t.toString());
    cut();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    if (end()) {
      over.complete(null);
    }
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    close();
  }

  @Override
  public void onError(AsyncEvent event) {
    cut();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
