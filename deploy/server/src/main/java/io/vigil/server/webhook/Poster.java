package io.vigil.server.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/** Posts to receivers. It follows no redirection and reads no answer's body. Thread-safe. */
final class Poster implements AutoCloseable {

  private static final int MANY = 10_000;
  private static final int SUCCESS = 200;
  private static final int REDIRECT = 300;
  private static final int CLIENT_ERROR = 400;
  private static final int GONE = 410;

  /**
   * What came of one attempt.
   *
   * @param delivered whether it was taken
   * @param forGood whether it need not be tried again
   * @param error why it was not; empty if it was
   */
  record Outcome(boolean delivered, boolean forGood, String error) {}

  private final CloseableHttpClient client;
  private final ScheduledExecutorService clock;
  private final Duration timeout;

  Poster(GuardedNames names, Duration timeout, ScheduledExecutorService clock) {
    this.timeout = timeout;
    this.clock = clock;
    Timeout limit = Timeout.of(timeout);
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(names)
                    .setMaxConnTotal(MANY)
                    .setMaxConnPerRoute(MANY)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(limit)
                            .setSocketTimeout(limit)
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setRedirectsEnabled(false)
                    .setResponseTimeout(limit)
                    .setConnectionRequestTimeout(limit)
                    .build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            // No proxy of the system's: it would resolve the name anew.
            .setUserAgent("vigil")
            .build();
  }

  /** Posts a body; blocking, no longer than the timeout. */
  Outcome post(String address, byte[] body, Optional<byte[]> secret) {
    HttpPost post = new HttpPost(URI.create(address));
    post.setEntity(new ByteArrayEntity(body, ContentType.create(CloudEvent.CONTENT_TYPE, "UTF-8")));
    secret.ifPresent(
        key -> {
          long now = Instant.now().getEpochSecond();
          post.setHeader(Signature.TIMESTAMP, Long.toString(now));
          post.setHeader(Signature.SIGNATURE, Signature.of(key, now, body));
        });
    post.setHeader(HttpHeaders.ACCEPT, "*/*");
    // One that answers a byte at a time would never run into the socket's timeout.
    ScheduledFuture<?> deadline =
        clock.schedule(post::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
    try {
      int status =
          client.execute(
              post,
              response -> {
                // Its body is of no interest, and may be without end.
                response.setEntity(null);
                return response.getCode();
              });
      return outcome(status);
    } catch (GuardedNames.RefusedException e) {
      return new Outcome(false, false, String.valueOf(e.getMessage()));
    } catch (UnknownHostException e) {
      return new Outcome(false, false, "the name " + URI.create(address).getHost() + " is unknown");
    } catch (IOException e) {
      return new Outcome(false, false, said(post.isCancelled(), e));
    } finally {
      deadline.cancel(false);
    }
  }

  private static Outcome outcome(int status) {
    if (status >= SUCCESS && status < REDIRECT) {
      return new Outcome(true, true, "");
    }
    if (status >= REDIRECT && status < CLIENT_ERROR) {
      return new Outcome(false, false, "it answered " + status + "; redirections are not followed");
    }
    return new Outcome(false, status == GONE, "it answered " + status);
  }

  private String said(boolean cancelled, IOException e) {
    if (cancelled || e instanceof java.io.InterruptedIOException) {
      return "it did not answer within " + timeout.toMillis() / 1000.0 + " s";
    }
    String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return what.lines().findFirst().orElse(what);
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing the connections failed", e);
    }
  }
}
