package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.launcher.RandomBundle;
import io.vigil.launcher.WorldFilm;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** On a real film, a real decoder and real sessions. */
@TestInstance(Lifecycle.PER_CLASS)
final class ModelExplainCommandTest {
  private Path folder = Path.of("");
  private String film = "";
  private String bundle = "";

  @BeforeAll
  void make(@TempDir Path made) throws Exception {
    folder = made;
    SimulatedCamera camera = new SimulatedCamera(3, Split.TEST);
    film = WorldFilm.write(camera, 7, folder.resolve("film.mp4")).toString();
    bundle = RandomBundle.write(folder.resolve("bundle"), true).toString();
  }

  private int explain(Cli cli, String... more) {
    String[] arguments = new String[6 + more.length];
    String[] first = {"model", "explain", film, "--bundle", bundle, "--out"};
    System.arraycopy(first, 0, arguments, 0, 6);
    System.arraycopy(more, 0, arguments, 6, more.length);
    return cli.run(arguments);
  }

  @Test
  void tellsWhatIsSaidAndWhyAndDrawsIt() throws Exception {
    Path png = folder.resolve("why.png");
    Cli cli = new Cli();

    assertThat(explain(cli, png.toString(), "--at", "0:06")).isZero();

    assertThat(cli.out().lines().toList())
        .first()
        .asString()
        .isEqualTo("2 to 6 s, seen by random 1");
    assertThat(cli.out()).contains("Why ", "as it is", "deaf", "blind", "evidence");
    assertThat(cli.err()).contains(png.toString());
    BufferedImage image = ImageIO.read(png.toFile());
    assertThat(image.getWidth()).isEqualTo(4 * 240 + 3 * 6);
    assertThat(image.getHeight()).isEqualTo(2 * (135 + 6) + 64 * 3);
    assertThat(coloured(image)).isPositive();
  }

  private static long coloured(BufferedImage image) {
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        count += Math.abs((rgb >> 16 & 0xff) - (rgb & 0xff)) > 30 ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void tellsAProgramTheRelevanceOfEveryPart() throws Exception {
    Cli cli = new Cli();

    String png = folder.resolve("q.png").toString();
    assertThat(explain(cli, png, "--at", "6", "--question", "what is red", "--json")).isZero();

    JsonNode tree = new ObjectMapper().readTree(cli.out());
    assertThat(tree.get("question").asText()).isEqualTo("what is red");
    assertThat(tree.at("/said/answer").asText()).isIn("yes", "no");
    assertThat(tree.get("pictures")).hasSize(8);
    assertThat(tree.at("/pictures/0")).hasSize(4);
    assertThat(tree.at("/pictures/0/0")).hasSize(4);
    assertThat(tree.get("attention")).hasSize(8);
    assertThat(tree.get("sound")).hasSize(80);
    assertThat(tree.at("/sound/0")).hasSize(16);
    assertThat(tree.get("words")).hasSize(3);
    assertThat(tree.at("/words/2/word").asText()).isEqualTo("red");
    assertThat(tree.get("pictureShare").asDouble()).isBetween(0.0, 1.0);
  }

  @Test
  void aMomentBeforeTheWindowIsFullIsExplainedWithWhatThereIs() {
    Cli cli = new Cli();

    String png = folder.resolve("early.png").toString();
    assertThat(explain(cli, png, "--at", "1.5", "--event", "sound.bark", "--json")).isZero();
  }

  @Test
  void refusalsAreOneLineEach() {
    refuses(2, "thing.tree", "--at", "6", "--event", "thing.tree");
    refuses(2, "no word zebra", "--at", "6", "--word", "zebra");
    refuses(2, "7.0 s long", "--at", "9");
    refuses(2, "--at must be a time", "--at", "soon");
  }

  private void refuses(int status, String fault, String... arguments) {
    Cli cli = new Cli();
    String[] all = new String[arguments.length + 1];
    all[0] = folder.resolve("none.png").toString();
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    assertThat(explain(cli, all)).as(cli.err()).isEqualTo(status);
    assertThat(cli.err().lines().findFirst())
        .hasValueSatisfying(line -> assertThat(line).contains(fault));
    assertThat(Files.exists(folder.resolve("none.png"))).isFalse();
  }

  @Test
  void aBundleFromBeforeSaysThatItCannotExplain() throws Exception {
    Cli cli = new Cli();
    Path old = RandomBundle.write(folder.resolve("old"), false);

    int status =
        cli.run(
            "model", "explain", film, "--at", "6", "--bundle", old.toString(), "--out", "x.png");

    assertThat(status).isEqualTo(5);
    assertThat(cli.err().lines())
        .singleElement()
        .asString()
        .contains("random 1 has no signature explain", "release it again");
  }
}
