package io.vigil.server.webhook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How the newest deliveries of each subscription stand. Thread-safe; lost with the process. */
final class DeliveryBook {

  private static final int MOST = 500;

  private final Map<String, Map<String, Delivery>> all = new ConcurrentHashMap<>();

  void put(String subscription, Delivery delivery) {
    Map<String, Delivery> page = page(subscription);
    synchronized (page) {
      page.put(delivery.match(), delivery);
      if (page.size() > MOST) {
        page.remove(page.keySet().iterator().next());
      }
    }
  }

  /** Newest first. */
  List<Delivery> of(String subscription) {
    Map<String, Delivery> page = page(subscription);
    synchronized (page) {
      List<Delivery> newest = new ArrayList<>(page.values());
      Collections.reverse(newest);
      return newest;
    }
  }

  private Map<String, Delivery> page(String subscription) {
    return all.computeIfAbsent(subscription, name -> new LinkedHashMap<>());
  }
}
