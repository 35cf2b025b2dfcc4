package io.vigil.ingest.sample;

import static io.vigil.ingest.ffmpeg.FFmpegErrors.check;
import static io.vigil.ingest.ffmpeg.FFmpegErrors.present;

import io.vigil.ingest.ffmpeg.FFmpegException;
import java.util.Locale;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** A filter graph that turns, scales and converts pictures of one shape. Owns its graph. */
final class ScalerGraph implements AutoCloseable {
  private final Shape shape;
  private final AVFilterGraph graph = present(avfilter.avfilter_graph_alloc(), "make a graph");
  private final AVFilterContext source = new AVFilterContext(null);
  private final AVFilterContext sink = new AVFilterContext(null);

  /** What a graph is made for: it must be made anew when any of this changes. */
  record Shape(
      int width, int height, int pixels, int sarNum, int sarDen, int colorspace, int range) {
    static Shape of(AVFrame frame) {
      int num = frame.sample_aspect_ratio().num();
      int den = frame.sample_aspect_ratio().den();
      boolean square = num <= 0 || den <= 0;
      return new Shape(
          frame.width(),
          frame.height(),
          frame.format(),
          square ? 1 : num,
          square ? 1 : den,
          frame.colorspace(),
          frame.color_range());
    }
  }

  ScalerGraph(Shape shape, int rotation, int side) {
    this.shape = shape;
    try {
      build(rotation, side);
    } catch (FFmpegException e) {
      close();
      throw e;
    }
  }

  private void build(int rotation, int side) {
    graph.nb_threads(1);
    String input =
        String.format(
            Locale.ROOT,
            "video_size=%dx%d:pix_fmt=%d:time_base=1/1000000:pixel_aspect=%d/%d"
                + ":colorspace=%d:range=%d",
            shape.width(),
            shape.height(),
            shape.pixels(),
            shape.sarNum(),
            shape.sarDen(),
            shape.colorspace(),
            shape.range());
    check(
        avfilter.avfilter_graph_create_filter(
            source, avfilter.avfilter_get_by_name("buffer"), "in", input, null, graph),
        "make a graph's input");
    check(
        avfilter.avfilter_graph_create_filter(
            sink, avfilter.avfilter_get_by_name("buffersink"), "out", (String) null, null, graph),
        "make a graph's output");
    AVFilterInOut outputs = present(avfilter.avfilter_inout_alloc(), "make a graph");
    AVFilterInOut inputs = present(avfilter.avfilter_inout_alloc(), "make a graph");
    try {
      connect(outputs, "in", source);
      connect(inputs, "out", sink);
      check(
          avfilter.avfilter_graph_parse_ptr(graph, filters(rotation, side), inputs, outputs, null),
          "make a graph");
      check(avfilter.avfilter_graph_config(graph, null), "make a graph");
    } finally {
      avfilter.avfilter_inout_free(inputs);
      avfilter.avfilter_inout_free(outputs);
    }
  }

  private static void connect(AVFilterInOut end, String name, AVFilterContext filter) {
    try (BytePointer text = new BytePointer(name)) {
      end.name(avutil.av_strdup(text));
    }
    end.filter_ctx(filter).pad_idx(0);
    end.next((AVFilterInOut) null);
  }

  private String filters(int rotation, int side) {
    String turn =
        switch (rotation) {
          case 90 -> "transpose=clock,";
          case 180 -> "hflip,vflip,";
          case 270 -> "transpose=cclock,";
          default -> "";
        };
    double width = (double) shape.width() * shape.sarNum() / shape.sarDen();
    double height = shape.height();
    double factor = Math.min(1, side / Math.max(width, height));
    boolean across = rotation % 180 != 0;
    int w = Math.max(2, (int) Math.round((across ? height : width) * factor));
    int h = Math.max(2, (int) Math.round((across ? width : height) * factor));
    return String.format(
        Locale.ROOT,
        "%sscale=%d:%d:flags=area:out_range=full,format=yuvj420p,setsar=1",
        turn,
        w,
        h);
  }

  Shape shape() {
    return shape;
  }

  /** Puts {@code in}, which stays the caller's, through the graph; the answer is in {@code out}. */
  void apply(AVFrame in, AVFrame out) {
    check(
        avfilter.av_buffersrc_add_frame_flags(source, in, avfilter.AV_BUFFERSRC_FLAG_KEEP_REF),
        "scale a picture");
    check(avfilter.av_buffersink_get_frame(sink, out), "scale a picture");
  }

  @Override
  public void close() {
    avfilter.avfilter_graph_free(graph);
  }
}
