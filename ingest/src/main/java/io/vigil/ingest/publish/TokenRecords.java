package io.vigil.ingest.publish;

import io.vigil.ingest.encode.Loudness;
import io.vigil.ingest.encode.TokenEncoder;
import io.vigil.ingest.encode.TokenModel;
import io.vigil.schemas.MediaTokens;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records of what the model's encoders make of pictures and sound, which themselves go no further
 * than this. What is encoded is taken a few at a time; while that goes on, more waits in the buffer
 * as it waits for a slow Kafka.
 */
final class TokenRecords implements RecordMaker {
  private static final Logger LOG = LoggerFactory.getLogger(TokenRecords.class);
  private static final int BATCH = 8;
  private static final long PATIENCE_SECONDS = 60;
  private static final long WARN_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final float[] NONE = {};

  private final TokenEncoder encoder;
  private final OutBuffer buffer;
  private final Clock clock;
  private final RecordCodec<MediaTokens> codec;
  private long lost;
  private long warned;

  TokenRecords(TokenEncoder encoder, OutBuffer buffer, KafkaConnection connection, Clock clock) {
    this.encoder = encoder;
    this.buffer = buffer;
    this.clock = clock;
    codec = Codecs.of(Topics.TOKENS, connection);
  }

  @Override
  public List<Topic<?>> topics() {
    return List.of(Topics.TOKENS);
  }

  @Override
  public int batch() {
    return BATCH;
  }

  @Override
  public List<Draft> drafts(List<Entry> entries) throws InterruptedException {
    List<CompletableFuture<float[]>> asked = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      asked.add(ask(entry));
    }
    List<Draft> drafts = new ArrayList<>(entries.size() + 1);
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      try {
        float[] tokens = asked.get(i).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        for (Entry told : buffer.withGap(entry)) {
          drafts.add(draft(told, told.media() ? tokens : NONE));
        }
      } catch (ExecutionException e) {
        lose(entry, String.valueOf(e.getCause()));
      } catch (TimeoutException e) {
        lose(entry, "the encoder did not answer within %d s".formatted(PATIENCE_SECONDS));
      }
    }
    return drafts;
  }

  private CompletableFuture<float[]> ask(Entry entry) {
    if (!entry.media()) {
      return CompletableFuture.completedFuture(NONE);
    }
    if (isTooOld(entry)) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("it waited for longer than job.max-lag"));
    }
    return entry.track().modality() == Modality.FRAMES
        ? encoder.picture(entry.data().duplicate())
        : encoder.sound(entry.time(), entry.data().duplicate());
  }

  /** The job would skip it too: encoding it would only make what comes after it late as well. */
  private boolean isTooOld(Entry entry) {
    TokenModel model = encoder.model();
    return entry.track().live()
        && !model.maxLag().isZero()
        && clock.millis() - entry.ingested() / 1000 > model.maxLag().toMillis();
  }

  private void lose(Entry entry, String why) {
    buffer.lose(entry);
    lost++;
    long now = System.nanoTime();
    if (lost == 1 || now - warned >= WARN_NANOS) {
      // Each is in a gap on the topic; here it is enough that it goes on, or an overload floods.
      LOG.warn(
          "stream {}: not encoded, and told as a gap: {} ({} of this process so far)",
          entry.track().stream(),
          why,
          lost);
      warned = now;
    }
  }

  private Draft draft(Entry entry, float[] tokens) {
    OptionalDouble level =
        entry.media() && entry.track().modality() == Modality.AUDIO
            ? OptionalDouble.of(Loudness.dbfs(entry.data()))
            : OptionalDouble.empty();
    TokenModel model = encoder.model();
    return new Draft(
        entry,
        Topics.TOKENS,
        tokens.length * Float.BYTES,
        sequence -> codec.encode(Records.tokens(entry, sequence, tokens, model, level)));
  }
}
