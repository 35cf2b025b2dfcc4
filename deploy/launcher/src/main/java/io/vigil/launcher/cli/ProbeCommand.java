package io.vigil.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.ingest.probe.Probe;
import io.vigil.ingest.probe.ProbeReport;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceException;
import io.vigil.ingest.source.SourceKind;
import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.console.Colour;
import io.vigil.launcher.console.RecordJson;
import io.vigil.launcher.console.Terminal;
import io.vigil.launcher.console.Text;
import io.vigil.launcher.demo.DemoCamera;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.run.ModuleConfigs;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks into a source. */
@Command(
    name = "probe",
    description = "Says what is in a film or camera, or why it cannot be opened.",
    footer = {
      "",
      "Examples:",
      "  vigil probe film.mp4",
      "  vigil probe rtsp://user:word@10.0.0.7/stream1",
      "  vigil probe film.mp4 other.mkv --json",
    })
final class ProbeCommand implements Callable<Integer> {
  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(arity = "1..*", paramLabel = "SOURCE", description = "Films and cameras.")
  private List<String> sources = List.of();

  @Option(names = "--json", description = "Print JSON, one line for each source.")
  private boolean json;

  ProbeCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    VigilConfig config = common.load(context.environment(), List.of());
    boolean failed = false;
    for (String source : sources) {
      try {
        SourceAddress address = SourceAddress.parse(source);
        print(
            Probe.probe(
                address, ModuleConfigs.ingest(config.ingest()).connection(), simulated(address)));
      } catch (SourceException e) {
        failed = true;
        refuse(e);
      }
    }
    return failed ? ExitCode.SOURCE.status() : 0;
  }

  private Optional<InputStream> simulated(SourceAddress address) {
    DemoCamera demo = new DemoCamera(context.clock());
    return address.kind() == SourceKind.SIMULATED && address.scheme().equals(demo.scheme())
        ? Optional.of(demo.open(URI.create(address.withCredentials() + "/")))
        : Optional.empty();
  }

  private void refuse(SourceException e) {
    if (json) {
      context
          .terminal()
          .line(
              RecordJson.text(
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("fault", e.fault().code())
                      .put("message", e.getMessage())));
    } else {
      context.terminal().note(context.terminal().paint(Colour.BAD, "vigil: ") + e.getMessage());
    }
  }

  private void print(ProbeReport report) {
    if (json) {
      context.terminal().line(RecordJson.text(tree(report)));
      return;
    }
    Terminal terminal = context.terminal();
    terminal.line(terminal.paint(Colour.STRONG, report.source()));
    terminal.line(
        "  %s, %s, %s clock"
            .formatted(
                report.format(),
                report.live() ? "live" : report.length().map(Text::length).orElse("a film"),
                report.clock().name().toLowerCase(Locale.ROOT)));
    terminal.line(
        "  picture: "
            + report
                .video()
                .map(
                    v ->
                        "%s %dx%d, %.2f pictures/s%s"
                            .formatted(
                                v.codec(),
                                v.width(),
                                v.height(),
                                v.frameRate(),
                                v.rotation() == 0 ? "" : ", turned by " + v.rotation() + "°"))
                .orElse("none"));
    terminal.line(
        "  sound:   "
            + report
                .audio()
                .map(
                    a -> "%s %d Hz, %d channels".formatted(a.codec(), a.sampleRate(), a.channels()))
                .orElse("none"));
    report.notes().forEach(note -> terminal.line("  " + terminal.paint(Colour.WARN, note)));
  }

  private static ObjectNode tree(ProbeReport report) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("source", report.source())
        .put("format", report.format())
        .put("live", report.live())
        .put("clock", report.clock().name().toLowerCase(Locale.ROOT));
    report.length().ifPresent(l -> node.put("seconds", l.toMillis() / 1e3));
    report
        .video()
        .ifPresent(
            v ->
                node.putObject("video")
                    .put("codec", v.codec())
                    .put("width", v.width())
                    .put("height", v.height())
                    .put("frameRate", v.frameRate())
                    .put("rotation", v.rotation()));
    report
        .audio()
        .ifPresent(
            a ->
                node.putObject("audio")
                    .put("codec", a.codec())
                    .put("sampleRate", a.sampleRate())
                    .put("channels", a.channels()));
    report.notes().forEach(node.withArray("notes")::add);
    return node;
  }
}
