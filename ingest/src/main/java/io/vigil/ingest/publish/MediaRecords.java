package io.vigil.ingest.publish;

import io.vigil.schemas.AudioSegment;
import io.vigil.schemas.Frame;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.util.List;

/** Records of pictures and sound as they are. */
final class MediaRecords implements RecordMaker {
  private final RecordCodec<Frame> frames;
  private final RecordCodec<AudioSegment> audio;

  MediaRecords(KafkaConnection connection) {
    frames = Codecs.of(Topics.FRAMES, connection);
    audio = Codecs.of(Topics.AUDIO, connection);
  }

  @Override
  public List<Topic<?>> topics() {
    return List.of(Topics.FRAMES, Topics.AUDIO);
  }

  @Override
  public int batch() {
    return 1;
  }

  @Override
  public List<Draft> drafts(List<Entry> entries) {
    return entries.stream().map(this::draft).toList();
  }

  private Draft draft(Entry entry) {
    int bytes = entry.data().remaining();
    return entry.track().modality() == Modality.FRAMES
        ? new Draft(
            entry, Topics.FRAMES, bytes, sequence -> frames.encode(Records.frame(entry, sequence)))
        : new Draft(
            entry, Topics.AUDIO, bytes, sequence -> audio.encode(Records.audio(entry, sequence)));
  }
}
