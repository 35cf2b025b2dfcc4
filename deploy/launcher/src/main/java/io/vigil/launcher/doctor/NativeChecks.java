package io.vigil.launcher.doctor;

import io.vigil.launcher.config.ModelSection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;
import org.tensorflow.TensorFlow;

/** The native libraries: do they load, are they the ones Vigil was tried with, what can they do. */
final class NativeChecks {
  private static final String FFMPEG_TRIED = "8.1.2";
  private static final List<String> DECODERS =
      List.of("h264", "hevc", "mpeg4", "mjpeg", "vp9", "aac", "mp3", "opus", "pcm_mulaw");
  private static final List<String> DEMUXERS =
      List.of("mov", "matroska", "mpegts", "rtsp", "flv", "wav", "avi");

  private NativeChecks() {}

  static List<Finding> tensorflow() {
    try {
      return List.of(Finding.ok("tensorflow", TensorFlow.version() + " loads"));
    } catch (LinkageError | RuntimeException e) {
      return List.of(
          Finding.fail(
              "tensorflow",
              "does not load: " + first(e),
              "it needs glibc 2.31 or newer and a 64-bit Linux or macOS; on another platform build"
                  + " with its Maven profile"));
    }
  }

  static List<Finding> gpu(ModelSection model) {
    boolean device = Files.exists(Path.of("/dev/nvidia0"));
    if (!model.gpu()) {
      return List.of(
          Finding.ok(
              "gpu",
              device
                  ? "there is one, not used; build with -Pgpu and set model.gpu"
                  : "none, none needed"));
    }
    return List.of(
        device
            ? Finding.ok("gpu", "/dev/nvidia0")
            : Finding.fail(
                "gpu", "model.gpu is set, but there is no NVIDIA device", "set model.gpu: false"));
  }

  static List<Finding> ffmpeg() {
    try {
      String version = avutil.av_version_info().getString();
      return List.of(
          version.replaceFirst("^n", "").startsWith(FFMPEG_TRIED)
              ? Finding.ok("ffmpeg", version + " loads")
              : Finding.warn(
                  "ffmpeg",
                  version,
                  "Vigil was tried with " + FFMPEG_TRIED + "; remove other FFmpeg jars"));
    } catch (LinkageError | RuntimeException e) {
      return List.of(
          Finding.fail(
              "ffmpeg",
              "does not load: " + first(e),
              "build with the Maven profile of this platform (./mvnw -P...)"));
    }
  }

  static List<Finding> formats() {
    List<String> missing = new ArrayList<>();
    for (String name : DECODERS) {
      try (AVCodec codec = avcodec.avcodec_find_decoder_by_name(name)) {
        if (codec == null || codec.isNull()) {
          missing.add("decoder " + name);
        }
      }
    }
    for (String name : DEMUXERS) {
      try (var demuxer = avformat.av_find_input_format(name)) {
        if (demuxer == null || demuxer.isNull()) {
          missing.add("format " + name);
        }
      }
    }
    return List.of(
        missing.isEmpty()
            ? Finding.ok("formats", "all decoders and formats are there")
            : Finding.warn(
                "formats",
                "missing: " + String.join(", ", missing),
                "use the FFmpeg jar that comes with Vigil"));
  }

  /** A known fault of the build: libavdevice needs X11's libraries even for a camera. */
  static List<Finding> devices() {
    try {
      Loader.load(org.bytedeco.ffmpeg.global.avdevice.class);
      return List.of(Finding.ok("cameras", "v4l2 devices can be opened"));
    } catch (LinkageError | RuntimeException e) {
      return List.of(
          Finding.warn(
              "cameras",
              "v4l2 devices cannot be opened: " + first(e),
              "only for such devices: apt install libxcb1 libxcb-shm0 libxcb-shape0 libxcb-xfixes0"));
    }
  }

  private static String first(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage() == null ? root.toString() : root.getMessage();
    return message.lines().findFirst().orElse(message);
  }
}
