package io.vigil.launcher.embedded;

import java.util.HashMap;
import java.util.Map;

/** Kafka's configuration of a single broker that shares its process and its disk with others. */
final class BrokerProperties {
  private static final String HOST = "127.0.0.1";
  private static final long SEGMENT_BYTES = 16L << 20;

  private BrokerProperties() {}

  static Map<String, String> of(BrokerSettings settings, int brokerPort, int controllerPort) {
    Map<String, String> p = new HashMap<>();
    p.put("process.roles", "broker,controller");
    p.put("node.id", "1");
    p.put("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
    p.put("controller.listener.names", "CONTROLLER");
    // Bound to the loopback alone: the embedded broker has no authentication.
    p.put(
        "listeners",
        "PLAINTEXT://" + HOST + ":" + brokerPort + ",CONTROLLER://" + HOST + ":" + controllerPort);
    p.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + brokerPort);
    p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.put("log.dirs", settings.directory().toString());
    replicateNothing(p);
    shareTheMachine(p, settings.threads());
    boundTheDisk(p);
    p.put("auto.create.topics.enable", "false");
    p.put("group.initial.rebalance.delay.ms", "0");
    p.put("delete.topic.enable", "true");
    return p;
  }

  private static void replicateNothing(Map<String, String> p) {
    p.put("default.replication.factor", "1");
    p.put("min.insync.replicas", "1");
    p.put("offsets.topic.replication.factor", "1");
    p.put("offsets.topic.num.partitions", "4");
    p.put("transaction.state.log.replication.factor", "1");
    p.put("transaction.state.log.min.isr", "1");
    p.put("transaction.state.log.num.partitions", "4");
    // A transaction that follows another at once finds that one still ending, for a few
    // milliseconds
    // where there is no network between. The broker waits for it: sending producers away to come
    // back later takes far longer when the machine is busy.
    p.put("add.partitions.to.txn.retry.backoff.ms", "2");
    p.put("add.partitions.to.txn.retry.backoff.max.ms", "1000");
    p.put("share.coordinator.state.topic.replication.factor", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");
  }

  private static void shareTheMachine(Map<String, String> p, int threads) {
    String each = Integer.toString(threads);
    p.put("num.network.threads", each);
    p.put("num.io.threads", Integer.toString(threads + 1));
    p.put("background.threads", "2");
    p.put("num.recovery.threads.per.data.dir", "1");
    // The cleaner's table is 128 MB by default, which is sized for a server of its own.
    p.put("log.cleaner.dedupe.buffer.size", Long.toString(4L << 20));
    p.put("log.cleaner.io.buffer.size", Long.toString(256L << 10));
  }

  private static void boundTheDisk(Map<String, String> p) {
    p.put("log.segment.bytes", Long.toString(SEGMENT_BYTES));
    p.put("log.retention.check.interval.ms", "10000");
    p.put("log.segment.delete.delay.ms", "1000");
    p.put("log.initial.task.delay.ms", "5000");
    p.put("metadata.log.max.record.bytes.between.snapshots", Long.toString(4L << 20));
    p.put("metadata.max.retention.bytes", Long.toString(16L << 20));
    p.put("metadata.log.segment.bytes", Long.toString(8L << 20));
  }
}
