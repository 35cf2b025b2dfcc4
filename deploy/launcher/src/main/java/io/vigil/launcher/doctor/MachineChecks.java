package io.vigil.launcher.doctor;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import io.vigil.launcher.config.EmbeddedSection;
import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.console.Text;
import io.vigil.launcher.embedded.ThreadBudget;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Java, memory, cores, disk, clock. */
final class MachineChecks {
  private static final long LEAST_HEAP = 900L << 20;
  private static final long LEAST_MEMORY = 4L << 30;
  private static final long LEAST_FILES = 1024;

  /** Media and outputs; the topics of questions and subscriptions stay small. */
  private static final int LARGE_TOPICS = 5;

  private MachineChecks() {}

  static List<Finding> java() {
    int feature = Runtime.version().feature();
    String detail = System.getProperty("java.vm.name") + " " + Runtime.version();
    if (feature < 17) {
      return List.of(Finding.fail("java", detail, "install a JDK 17 and set JAVA_HOME to it"));
    }
    return List.of(
        feature == 17
            ? Finding.ok("java", detail)
            : Finding.warn("java", detail, "Vigil is built and tested with JDK 17"));
  }

  static List<Finding> memory() {
    long heap = Runtime.getRuntime().maxMemory();
    long machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    String detail = Text.bytes(machine) + ", of which " + Text.bytes(heap) + " for Java's heap";
    if (heap < LEAST_HEAP) {
      return List.of(Finding.warn("memory", detail, "give Java 2 GB: VIGIL_JAVA_OPTS=-Xmx2g"));
    }
    return List.of(
        machine < LEAST_MEMORY
            ? Finding.warn("memory", detail, "4 GB are needed for several streams")
            : Finding.ok("memory", detail));
  }

  static List<Finding> cores(VigilConfig config) {
    int cores = Runtime.getRuntime().availableProcessors();
    ThreadBudget budget = ThreadBudget.of(config.embedded().cores().orElse(cores));
    String detail =
        "%d; shared as %d for the networks, %d Flink slots, %d for each decoder"
            .formatted(
                cores, budget.tensorflowThreads(), budget.flinkSlots(), budget.decoderThreads());
    return List.of(
        cores < 2
            ? Finding.warn("cores", detail, "two cores are the least for a live stream")
            : Finding.ok("cores", detail));
  }

  static List<Finding> disk(EmbeddedSection embedded) {
    Path directory = embedded.dataDir();
    long wanted = embedded.topicSize().bytes() * LARGE_TOPICS;
    try {
      Files.createDirectories(directory);
      Path probe = Files.createTempFile(directory, "doctor", ".probe");
      Files.delete(probe);
      long free = Files.getFileStore(directory).getUsableSpace();
      String detail =
          "%s free under %s; the embedded broker takes up to %s"
              .formatted(Text.bytes(free), directory, Text.bytes(wanted));
      return List.of(
          free < wanted
              ? Finding.warn("disk", detail, "make room, or lower embedded.topic-size")
              : Finding.ok("disk", detail));
    } catch (IOException e) {
      return List.of(
          Finding.fail(
              "disk",
              directory + " cannot be written",
              "set embedded.data-dir to a folder of yours"));
    }
  }

  static List<Finding> openFiles() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
      long limit = unix.getMaxFileDescriptorCount();
      return List.of(
          limit < LEAST_FILES
              ? Finding.warn("files", limit + " may be open at once", "raise it: ulimit -n 4096")
              : Finding.ok("files", limit + " may be open at once"));
    }
    return List.of();
  }

  static List<Finding> clock() {
    Instant now = Instant.now();
    return List.of(
        now.isBefore(Instant.parse("2025-01-01T00:00:00Z"))
            ? Finding.fail(
                "clock", now.toString(), "set the machine's clock: live event times come from it")
            : Finding.ok("clock", now.toString()));
  }
}
