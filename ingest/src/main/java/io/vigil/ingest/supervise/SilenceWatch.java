package io.vigil.ingest.supervise;

import io.vigil.ingest.publish.Modality;
import io.vigil.ingest.publish.StreamOutput;

/**
 * Tells how far a modality has come when it says nothing itself, so that nobody downstream waits
 * for it: by its own packets, of which a picture may come out up to a second late; or, when it has
 * no packets, by the other's, some seconds behind, as badly interleaved films need.
 */
final class SilenceWatch {
  private static final long SECOND = 1_000_000;
  private static final long REORDER = SECOND;
  private static final long LIVE_BEHIND = 5 * SECOND;
  private static final long FILE_BEHIND = 20 * SECOND;

  private final StreamOutput output;
  private final long behind;
  private final boolean both;

  SilenceWatch(StreamOutput output, boolean finite, boolean video, boolean audio) {
    this.output = output;
    this.behind = finite ? FILE_BEHIND : LIVE_BEHIND;
    this.both = video && audio;
  }

  /** A packet of event time {@code event} was read. */
  void packet(boolean picture, long event) throws InterruptedException {
    Modality own = picture ? Modality.FRAMES : Modality.AUDIO;
    tell(own, event - REORDER);
    if (both) {
      tell(picture ? Modality.AUDIO : Modality.FRAMES, event - behind);
    }
  }

  private void tell(Modality modality, long bound) throws InterruptedException {
    long told = output.bound(modality);
    if (told != Long.MIN_VALUE && bound > told + SECOND) {
      output.heartbeat(modality, bound);
    }
  }
}
