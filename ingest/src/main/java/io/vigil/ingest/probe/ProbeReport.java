package io.vigil.ingest.probe;

import io.vigil.ingest.decode.AudioInfo;
import io.vigil.ingest.decode.VideoInfo;
import io.vigil.schemas.ClockKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is in a source.
 *
 * @param source its address, without credentials
 * @param format FFmpeg's name of the format
 * @param live whether it goes on for ever
 * @param clock what would measure its event times; of RTSP: ARRIVAL unless a sender report came in
 *     time
 * @param length its declared length
 * @param video its pictures
 * @param audio its sound
 * @param notes what would be left out, and why; one line each
 */
public record ProbeReport(
    String source,
    String format,
    boolean live,
    ClockKind clock,
    Optional<Duration> length,
    Optional<VideoInfo> video,
    Optional<AudioInfo> audio,
    List<String> notes) {}
