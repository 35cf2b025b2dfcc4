package io.vigil.launcher.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.Explanation;
import io.vigil.model.inference.Statement;
import io.vigil.model.inference.Subject;
import java.util.Locale;

/** An explanation for a program. */
public final class ExplanationJson {
  private ExplanationJson() {}

  /**
   * The tree: what is explained, what is said with and without each sense, and relevance: pictures
   * [slots][rows][columns], sound [times][pitches, low first], words.
   */
  public static ObjectNode of(BundleManifest manifest, Moment moment, Explanation explanation) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("bundle", manifest.name() + " " + manifest.version());
    node.put("from", Math.max(0, moment.end() - manifest.slots() / 2)).put("to", moment.end());
    if (explanation.subject() instanceof Subject.Event event) {
      node.put("event", event.type());
    } else if (explanation.subject() instanceof Subject.Word word) {
      node.put("word", word.word().toLowerCase(Locale.ROOT));
    } else {
      node.put("question", ((Subject.Answer) explanation.subject()).question());
    }
    statement(node.putObject("said"), explanation.said());
    statement(node.putObject("deaf"), explanation.deaf());
    statement(node.putObject("blind"), explanation.blind());
    node.put("pictureShare", explanation.pictureShare());
    int grid = explanation.grid();
    pictures(node.putArray("pictures"), explanation.relevance().pictures(), grid);
    pictures(node.putArray("attention"), explanation.attention(), grid);
    rows(node.putArray("sound"), explanation.relevance().sound(), explanation.rows());
    ArrayNode words = node.putArray("words");
    explanation
        .words()
        .forEach(w -> words.addObject().put("word", w.word()).put("relevance", w.relevance()));
    return node;
  }

  private static void statement(ObjectNode node, Statement statement) {
    node.put("probability", statement.probability()).put("caption", statement.caption());
    if (!statement.answer().isEmpty()) {
      node.put("answer", statement.answer());
    }
  }

  private static void pictures(ArrayNode node, float[] values, int grid) {
    for (int from = 0; from < values.length; from += grid * grid) {
      rows(node.addArray(), java.util.Arrays.copyOfRange(values, from, from + grid * grid), grid);
    }
  }

  private static void rows(ArrayNode node, float[] values, int length) {
    ArrayNode row = node;
    for (int i = 0; i < values.length; i++) {
      if (i % length == 0) {
        row = node.addArray();
      }
      row.add(values[i]);
    }
  }
}
