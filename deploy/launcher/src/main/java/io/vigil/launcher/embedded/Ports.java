package io.vigil.launcher.embedded;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback. */
public final class Ports {
  private Ports() {}

  /**
   * A port that can be listened on: the wanted one, or a free one for 0.
   *
   * @throws Failure if the wanted port is in use
   */
  public static int free(int wanted) {
    try (ServerSocket socket = new ServerSocket()) {
      // As Kafka binds: a port whose last connections still linger can be taken again.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new Failure(
          ExitCode.KAFKA,
          "broker.port-in-use",
          "port " + wanted + " on 127.0.0.1 is in use",
          "choose another with --port, or 0 for a free one",
          e);
    }
  }
}
