package io.vigil.server.api;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.bundle.EventRate;
import io.vigil.model.event.EventType;
import io.vigil.server.http.Role;
import io.vigil.server.http.Routes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The bundle that speaks: its card, what it tells apart and how well. */
public final class ModelRoutes implements Routes {
  private static final String DATA = "data ";

  private final BundleManifest manifest;
  private final String card;

  /** An event type for the page. */
  record TypeView(
      String name,
      float threshold,
      @Nullable Double precision,
      @Nullable Double recall,
      @Nullable Double f1) {}

  /**
   * The routes of a bundle.
   *
   * @param card of the model, Markdown; may be empty
   */
  public ModelRoutes(BundleManifest manifest, String card) {
    this.manifest = manifest;
    this.card = card;
  }

  @Override
  public void add(JavalinDefaultRoutingApi<?> routes) {
    routes.get("/api/v1/model", this::model, Role.VIEWER);
  }

  private void model(Context context) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("name", manifest.name());
    page.put("version", manifest.version());
    page.put("licence", manifest.licence());
    page.put("card", card);
    page.put("eventTypes", manifest.eventTypes().stream().map(this::view).toList());
    page.put("signatures", manifest.signatures());
    page.put("inputs", manifest.inputs());
    page.put("vocabulary", manifest.vocabulary());
    page.put("answers", manifest.answers());
    page.put("provenance", new TreeMap<>(manifest.provenance()));
    page.put("quality", new TreeMap<>(manifest.quality()));
    page.put("data", data());
    context.json(page);
  }

  private TypeView view(EventType type) {
    return new TypeView(
        type.name(),
        type.threshold(),
        EventRate.PRECISION.of(manifest, type.name()).orElse(null),
        EventRate.RECALL.of(manifest, type.name()).orElse(null),
        EventRate.F1.of(manifest, type.name()).orElse(null));
  }

  /** The data sets of the provenance, whose lines are {@code count; licence; authors}. */
  private List<Map<String, String>> data() {
    List<Map<String, String>> sets = new ArrayList<>();
    new TreeMap<>(manifest.provenance())
        .forEach(
            (key, value) -> {
              if (key.startsWith(DATA)) {
                String[] parts = value.split("; ", -1);
                sets.add(
                    Map.of(
                        "set",
                        key.substring(DATA.length()),
                        "licence",
                        parts.length > 1 ? parts[1] : manifest.licence(),
                        "detail",
                        value));
              }
            });
    return sets;
  }
}
