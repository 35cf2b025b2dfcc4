package io.vigil.launcher.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** What this process holds of memory. */
final class MemoryProbe {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final double MEGA = 1 << 20;

  private MemoryProbe() {}

  /** Resident memory, megabytes; empty where the system does not tell. */
  static OptionalDouble residentMegabytes() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
          .findFirst();
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }

  /** Heap that is in use after a collection, megabytes. */
  static double heapMegabytes() {
    ManagementFactory.getMemoryMXBean().gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGA;
  }
}
