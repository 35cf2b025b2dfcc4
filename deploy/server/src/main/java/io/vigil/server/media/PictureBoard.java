package io.vigil.server.media;

import io.vigil.schemas.Erasure;
import io.vigil.schemas.Frame;
import io.vigil.schemas.FrameEncoding;
import io.vigil.server.erase.Erasures;
import io.vigil.server.feed.FeedListener;
import io.vigil.server.feed.Incoming;
import io.vigil.server.feed.Position;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The latest picture of each stream, in memory. Thread-safe. */
public final class PictureBoard implements FeedListener {
  private static final int MOST_STREAMS = 4096;

  private final Map<String, Picture> latest = new ConcurrentHashMap<>();
  private final Erasures erasures;

  /**
   * An empty board.
   *
   * @param erasures what is not to be shown
   */
  public PictureBoard(Erasures erasures) {
    this.erasures = erasures;
  }

  @Override
  public void take(List<Incoming> batch, Position after) {
    for (Incoming incoming : batch) {
      if (incoming.record() instanceof Erasure erasure) {
        latest.remove(erasure.getStream());
      }
      if (incoming.record() instanceof Frame frame
          && !erasures.hide(frame.getStream(), incoming.logged())
          && (latest.containsKey(frame.getStream()) || latest.size() < MOST_STREAMS)) {
        of(frame).ifPresent(picture -> latest.put(frame.getStream(), picture));
      }
    }
  }

  /** The picture of a record, if it carries one. */
  static Optional<Picture> of(Frame frame) {
    if (frame.getEncoding() != FrameEncoding.JPEG) {
      return Optional.empty();
    }
    ByteBuffer data = frame.getData().duplicate();
    byte[] jpeg = new byte[data.remaining()];
    data.get(jpeg);
    return Optional.of(new Picture(frame.getTime(), jpeg));
  }

  /** The latest picture of a stream. */
  public Optional<Picture> latest(String stream) {
    return Optional.ofNullable(latest.get(stream));
  }
}
