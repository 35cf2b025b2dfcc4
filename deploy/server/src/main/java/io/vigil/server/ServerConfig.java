package io.vigil.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * Where the server listens and what it takes.
 *
 * @param host name or address to listen on; beyond the loopback only with users and TLS
 * @param port 0 to 65535; 0 takes a free one
 * @param ports how many ports may be tried from that one on if it is taken, 1 to 100
 * @param threads most requests worked on at once, 8 to 1000
 * @param connections most open connections, live ones included, 1 to 100000
 * @param bodyBytes largest body of a request, bytes, 1 to 1 GiB
 * @param idle how long a connection may be silent, 1 s to 1 h
 */
public record ServerConfig(
    String host, int port, int ports, int threads, int connections, int bodyBytes, Duration idle) {
  private static final int MOST_BYTES = 1 << 30;

  public ServerConfig {
    if (host.isBlank()) {
      throw new IllegalArgumentException("server.host is empty: name an address, as 127.0.0.1");
    }
    within("server.port", port, 0, 65535);
    within("ports tried", ports, 1, 100);
    within("server.threads", threads, 8, 1000);
    within("server.connections", connections, 1, 100_000);
    within("server.body-bytes", bodyBytes, 1, MOST_BYTES);
    within("server.idle, in seconds,", idle.toSeconds(), 1, 3600);
  }

  /** On the loopback, with the defaults. */
  public static ServerConfig loopback(int port) {
    return new ServerConfig("127.0.0.1", port, 1, 32, 1024, 16 << 20, Duration.ofSeconds(30));
  }

  /** The same on another address. */
  public ServerConfig withAddress(String newHost, int newPort) {
    return new ServerConfig(newHost, newPort, ports, threads, connections, bodyBytes, idle);
  }

  /** The same, going on to the next ports if the first is taken: so many in all. */
  public ServerConfig trying(int many) {
    return new ServerConfig(host, port, many, threads, connections, bodyBytes, idle);
  }

  /** The same with another bound on bodies. */
  public ServerConfig withBodyBytes(int bytes) {
    return new ServerConfig(host, port, ports, threads, connections, bytes, idle);
  }

  /**
   * Whether only this machine can reach the address.
   *
   * @throws IllegalArgumentException if the host has no address
   */
  public boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "server.host '" + host + "' has no address: write one of this machine's", e);
    }
  }

  private static void within(String key, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          key + " is " + value + ": it must be from " + least + " to " + most);
    }
  }
}
