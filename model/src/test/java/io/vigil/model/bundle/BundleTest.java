package io.vigil.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.model.bundle.BundleException.Code;
import io.vigil.model.event.EventType;
import io.vigil.model.inference.AnswerOutput;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.FusionInput;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.inference.QuestionInput;
import io.vigil.model.inference.SessionOptions;
import io.vigil.model.network.Calibration;
import io.vigil.model.network.NetworkConfig;
import io.vigil.model.network.ServingGraph;
import io.vigil.model.testing.TestGraph;
import io.vigil.model.testing.TinyNetwork;
import io.vigil.model.text.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;

class BundleTest {

  private static final Vocabulary WORDS =
      Vocabulary.of(List.of("a red car stops while a dog barks"));
  private static final NetworkConfig NETWORK = TinyNetwork.config(3, WORDS.size(), 20);
  private static final List<BundleManifest.PlacedKind> KINDS =
      IntStream.range(0, NETWORK.kinds())
          .mapToObj(kind -> new BundleManifest.PlacedKind("kind" + kind, ""))
          .toList();
  private static final SessionOptions OPTIONS = new SessionOptions(2, 1, false);

  @TempDir static Path made;
  @TempDir Path directory;

  @BeforeAll
  static void make() throws IOException {
    BundleWriter.write(
        made.resolve("tiny"), manifest(NETWORK), NETWORK, weights(), Calibration.none(3));
  }

  private static Map<String, float[]> weights() {
    Map<String, float[]> weights = new HashMap<>();
    try (TestGraph graph = new TestGraph();
        Graph other = new Graph()) {
      new io.vigil.model.network.Network(graph.scope(), NETWORK);
      weights.putAll(graph.randomWeights(3));
      assertThat(weights.keySet())
          .containsAll(new ServingGraph(Ops.create(other), NETWORK).weights());
    }
    return weights;
  }

  private static BundleManifest manifest(NetworkConfig network) {
    List<EventType> types = new ArrayList<>();
    for (int e = 0; e < network.events(); e++) {
      types.add(new EventType("type" + e, 0.5f, 0.4f, 1, 0, 0));
    }
    return new BundleManifest(
        BundleManifest.FORMAT,
        "tiny",
        "1.0.0",
        "Apache-2.0",
        new BundleManifest.Inputs(
            32, 3, 1, 16, 16_000, 8, 2, 0, 500_000, 8, 8, NETWORK.contextTokens(), 22),
        types,
        0.5f,
        WORDS.words(),
        List.of("a", "b", "c", "d", "e", "f", "g"),
        new BundleManifest.Places(1, KINDS),
        "gated-cross-attention",
        Signatures.of(true, true),
        Map.of(),
        Map.of("seed", "3"),
        Map.of());
  }

  private Path copy() throws IOException {
    Path copy = directory.resolve("bundle");
    try (Stream<Path> files = Files.walk(made.resolve("tiny"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, copy.resolve(made.resolve("tiny").relativize(file).toString()));
      }
    }
    return copy;
  }

  private static void refuses(Path bundle, Code code, String... words) {
    assertThatThrownBy(() -> BundleLoader.load(bundle, OPTIONS).close())
        .isInstanceOfSatisfying(BundleException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContainingAll(words)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void loadsWhatWasWrittenAndRunsEverySignature() throws Exception {
    try (BundleInference inference =
        new BundleInference(BundleLoader.load(made.resolve("tiny"), OPTIONS))) {
      inference.warmUp();

      assertThat(inference.manifest().provenance()).containsEntry("seed", "3");
      assertThat(inference.encodeFrames(List.of(new byte[32 * 32 * 3])).get(0)).hasSize(3 * 16);
      assertThat(inference.encodeAudio(List.of(new short[16_000])).get(0)).hasSize(4 * 16);
      assertThat(inference.encodeText(List.of("a red car")).get(0)).hasSize(8);
      FusionOutput fused = inference.fuse(List.of(window(1))).get(0);
      assertThat(fused.eventProbabilities()).hasSize(8 * 3);
      assertThat(fused.eventShares()).hasSize(3);
      assertThat(fused.things()).hasSize(8 * KINDS.size());
      assertThat(inference.caption(List.of(fused.context())).get(0).confidence()).isBetween(0f, 1f);
      assertThat(inference.fuse(List.of())).isEmpty();
      AnswerOutput answer =
          inference.answer(List.of(new QuestionInput(fused.context(), "a red dog"))).get(0);
      assertThat(answer.probabilities()).hasSize(7);
      assertThat(answer.confidence()).isBetween(1f / 7, 1f);
    }
  }

  @Test
  void tellsWhatIsWhereOfPicturesAndOfNoneWithoutThem() throws Exception {
    try (BundleInference inference =
        new BundleInference(BundleLoader.load(made.resolve("tiny"), OPTIONS))) {
      FusionInput seen = window(1);
      FusionInput blind =
          new FusionInput(
              seen.frameTokens(),
              new float[8],
              seen.audioTokens(),
              seen.audioMask(),
              seen.memory(),
              seen.memoryMask());

      assertThat(inference.fuse(List.of(blind)).get(0).things()).containsOnly(0);
      float[] things = inference.fuse(List.of(seen)).get(0).things();
      for (float chance : things) {
        assertThat(chance).isGreaterThan(0).isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void aBundleThatWasMadeBeforePlacesIsReadAndTellsNone() throws Exception {
    Path bundle = copy();
    changeGraph(
        bundle,
        model -> {
          SignatureDef fuse = model.getSignatureDefOrThrow("fuse");
          model.putSignatureDef("fuse", fuse.toBuilder().removeOutputs("things").build());
        });
    Path file = bundle.resolve("bundle.json");
    ObjectMapper json = new ObjectMapper();
    ObjectNode tree = (ObjectNode) json.readTree(Files.readString(file));
    tree.put("format", 3).remove("places");
    Files.writeString(file, json.writeValueAsString(tree));

    try (BundleInference inference = new BundleInference(BundleLoader.load(bundle, OPTIONS))) {
      assertThat(inference.manifest().places().any()).isFalse();
      assertThat(inference.fuse(List.of(window(1))).get(0).things()).isEmpty();
    }
  }

  @Test
  void refusesPlacesThatTheNetworkDoesNotGive() throws Exception {
    Path bundle = copy();
    changeGraph(
        bundle,
        model -> {
          SignatureDef fuse = model.getSignatureDefOrThrow("fuse");
          model.putSignatureDef("fuse", fuse.toBuilder().removeOutputs("things").build());
        });
    refuses(bundle, Code.SIGNATURE, "fuse", "things", "export");

    change(bundle, "\"grid\" : 1", "\"grid\" : 2");
    refuses(bundle, Code.MALFORMED, "grid of 2", "1 cells");
  }

  @Test
  void aBatchGivesWhatItsMembersGiveAlone() throws Exception {
    try (BundleInference inference =
        new BundleInference(BundleLoader.load(made.resolve("tiny"), OPTIONS))) {
      List<FusionInput> windows = List.of(window(1), window(2), window(3));
      List<FusionOutput> together = inference.fuse(windows);
      for (int i = 0; i < 3; i++) {
        FusionOutput alone = inference.fuse(List.of(windows.get(i))).get(0);
        assertThat(together.get(i).eventProbabilities())
            .containsExactly(alone.eventProbabilities(), within(1e-4f));
        assertThat(together.get(i).embedding()).containsExactly(alone.embedding(), within(1e-4f));
      }
    }
  }

  @Test
  void servesManyThreadsAtOnce() throws Exception {
    try (BundleInference inference =
        new BundleInference(BundleLoader.load(made.resolve("tiny"), OPTIONS))) {
      float[] alone = inference.fuse(List.of(window(1))).get(0).embedding();
      ExecutorService threads = Executors.newFixedThreadPool(4);
      List<Future<List<FusionOutput>>> runs = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        runs.add(threads.submit(() -> inference.fuse(Collections.nCopies(3, window(1)))));
      }
      for (Future<List<FusionOutput>> run : runs) {
        assertThat(run.get().get(2).embedding()).containsExactly(alone, within(1e-4f));
      }
      threads.shutdown();
    }
  }

  @Test
  void theShareOfThePicturesIsOneWithoutSoundAndZeroWithoutPictures() throws Exception {
    try (BundleInference inference =
        new BundleInference(BundleLoader.load(made.resolve("tiny"), OPTIONS))) {
      FusionInput w = window(1);
      FusionInput deaf =
          new FusionInput(
              w.frameTokens(),
              w.frameMask(),
              w.audioTokens(),
              new float[16],
              w.memory(),
              w.memoryMask());
      FusionInput blind =
          new FusionInput(
              w.frameTokens(),
              new float[8],
              w.audioTokens(),
              w.audioMask(),
              w.memory(),
              new float[8]);

      assertThat(inference.fuse(List.of(deaf)).get(0).eventShares()).containsOnly(1);
      assertThat(inference.fuse(List.of(blind)).get(0).eventShares()).containsOnly(0);
    }
  }

  @Test
  void nothingIsToldOfASlotThatHasNeitherPictureNorSound() throws Exception {
    try (BundleInference inference =
        new BundleInference(BundleLoader.load(made.resolve("tiny"), OPTIONS))) {
      FusionInput w = window(1);
      float[] frameMask = w.frameMask().clone();
      float[] audioMask = w.audioMask().clone();
      frameMask[0] = 0;
      audioMask[0] = 0;
      audioMask[1] = 0;
      FusionInput begun =
          new FusionInput(
              w.frameTokens(), frameMask, w.audioTokens(), audioMask, w.memory(), w.memoryMask());

      float[] told = inference.fuse(List.of(begun)).get(0).eventProbabilities();

      assertThat(java.util.Arrays.copyOf(told, 3)).containsOnly(0);
      assertThat(told[3]).isPositive();
    }
  }

  @Test
  void aTypeIsNotToldOfAWindowWithoutTheSenseThatItNeeds() throws Exception {
    Path bundle = directory.resolve("needs");
    float[] scales = {1, 1, 1, 1};
    Calibration calibration =
        new Calibration(scales, new float[4], new float[] {1, 0, 0}, new float[] {0, 1, 0});
    BundleWriter.write(bundle, manifest(NETWORK), NETWORK, weights(), calibration);
    try (BundleInference inference = new BundleInference(BundleLoader.load(bundle, OPTIONS))) {
      FusionInput w = window(1);
      FusionInput deaf =
          new FusionInput(
              w.frameTokens(),
              w.frameMask(),
              w.audioTokens(),
              new float[16],
              w.memory(),
              w.memoryMask());

      float[] told = inference.fuse(List.of(deaf)).get(0).eventProbabilities();

      assertThat(told[0]).isPositive();
      assertThat(told[1]).isZero();
      assertThat(told[2]).isPositive();
    }
  }

  @Test
  void refusesAnArrayOfAnotherSize() throws Exception {
    try (BundleInference inference =
        new BundleInference(BundleLoader.load(made.resolve("tiny"), OPTIONS))) {
      assertThatThrownBy(() -> inference.encodeFrames(List.of(new byte[5])))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("picture has 5 values, the bundle takes 3072");
    }
  }

  @Test
  void refusesADirectoryWithoutBundle() {
    refuses(directory.resolve("none"), Code.MISSING, "no bundle", "model.bundle");
  }

  @Test
  void refusesAFileWithAChangedByte() throws IOException {
    Path bundle = copy();
    Path file = bundle.resolve("variables/variables.data-00000-of-00001");
    byte[] bytes = Files.readAllBytes(file);
    bytes[100] ^= 1;
    Files.write(file, bytes);

    refuses(bundle, Code.DIGEST, "variables.data", "fetch the bundle again");
  }

  @Test
  void whatRunsKeepsItsBundleWhenABadOneIsPutInItsPlace() throws Exception {
    Path bundle = copy();
    try (BundleInference running = new BundleInference(BundleLoader.load(bundle, OPTIONS))) {
      float[] before = running.fuse(List.of(window(1))).get(0).eventProbabilities();
      Files.write(bundle.resolve("variables/variables.data-00000-of-00001"), new byte[] {1, 2, 3});

      refuses(bundle, Code.DIGEST, "variables.data");
      assertThat(running.fuse(List.of(window(1))).get(0).eventProbabilities())
          .containsExactly(before, within(1e-6f));
    }
  }

  @Test
  void refusesAMissingFile() throws IOException {
    Path bundle = copy();
    Files.delete(bundle.resolve("saved_model.pb"));

    refuses(bundle, Code.DIGEST, "saved_model.pb", "missing");
  }

  @Test
  void refusesANewerFormat() throws IOException {
    Path bundle = copy();
    change(bundle, "\"format\" : 4", "\"format\" : 5");

    refuses(bundle, Code.NEWER_FORMAT, "format 5", "upgrade");
  }

  @Test
  void readsTheFirstFormWhoseBundlesAnsweredNoQuestions() throws Exception {
    Path bundle = copy();
    change(bundle, "\"format\" : 4", "\"format\" : 1");
    try (BundleInference inference = new BundleInference(BundleLoader.load(bundle, OPTIONS))) {
      assertThat(inference.manifest().answers()).isEmpty();
      assertThatThrownBy(() -> inference.answer(List.of()))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("answers no questions");
    }
  }

  @Test
  void refusesAManifestThatIsNone() throws IOException {
    Path bundle = copy();
    change(bundle, "{", "");

    refuses(bundle, Code.MALFORMED, "bundle.json");
  }

  @Test
  void refusesAManifestThatContradictsItself() throws IOException {
    Path bundle = copy();
    change(bundle, "\"sampleRate\" : 16000", "\"sampleRate\" : 8000");

    refuses(bundle, Code.MALFORMED, "sampleRate is 8000");
  }

  @Test
  void refusesAManifestWithoutASignature() throws IOException {
    Path bundle = copy();
    change(bundle, "\"encode_text\", ", "");

    refuses(bundle, Code.MALFORMED, "signatures lacks encode_text");
  }

  @Test
  void refusesAPathOutOfItsDirectory() throws IOException {
    Path bundle = copy();
    change(bundle, "\"saved_model.pb\"", "\"../saved_model.pb\"");

    refuses(bundle, Code.MALFORMED, "outside");
  }

  @Test
  void refusesAShapeThatTheManifestDoesNotPromise() throws IOException {
    Path bundle = copy();
    change(bundle, "\"memoryTokens\" : 8", "\"memoryTokens\" : 9");

    refuses(bundle, Code.SHAPE, "fuse", "memory");
  }

  @Test
  void refusesANetworkThatLacksASignature() throws Exception {
    Path bundle = copy();
    changeGraph(bundle, model -> model.removeSignatureDef("encode_text"));

    refuses(bundle, Code.SIGNATURE, "no signature encode_text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ReadFile",
        "WriteFile",
        "MatchingFiles",
        "PyFunc",
        "EagerPyFunc",
        "PyFuncStateless",
        "PrintV2",
        "TextLineDataset",
        "RpcCall",
        "InitializeTableFromTextFileV2",
        "NobodyKnowsThisOne"
      })
  void refusesAGraphThatCouldReachBeyondTheModel(String op) throws Exception {
    Path bundle = copy();
    changeGraph(
        bundle,
        model ->
            model.getGraphDefBuilder().addNode(NodeDef.newBuilder().setName("beyond").setOp(op)));

    refuses(bundle, Code.FORBIDDEN_OP, "could reach beyond the model: " + op);
  }

  @Test
  void refusesAFunctionThatCouldReachBeyondTheModel() throws Exception {
    Path bundle = copy();
    changeGraph(
        bundle,
        model ->
            model
                .getGraphDefBuilder()
                .getLibraryBuilder()
                .addFunction(
                    FunctionDef.newBuilder()
                        .setSignature(OpDef.newBuilder().setName("hidden"))
                        .addNodeDef(NodeDef.newBuilder().setName("read").setOp("ReadFile"))));

    refuses(bundle, Code.FORBIDDEN_OP, "ReadFile");
  }

  @Test
  void refusesASignatureThatWritesItsVariablesToAFile() throws Exception {
    Path bundle = copy();
    changeGraph(
        bundle,
        model -> {
          SignatureDef.Builder caption = model.getSignatureDefOrThrow("caption").toBuilder();
          String words = caption.getOutputsOrThrow("words").getName();
          String writer = words.substring(0, words.indexOf(':'));
          for (NodeDef.Builder node : model.getGraphDefBuilder().getNodeBuilderList()) {
            if (node.getName().equals(writer)) {
              node.addInput("^stolen");
            }
          }
          model
              .getGraphDefBuilder()
              .addNode(NodeDef.newBuilder().setName("stolen").setOp("SaveV2"));
        });

    refuses(bundle, Code.FORBIDDEN_OP, "SaveV2");
  }

  private static void changeGraph(Path bundle, Consumer<MetaGraphDef.Builder> change)
      throws Exception {
    Path file = bundle.resolve("saved_model.pb");
    SavedModel.Builder model = SavedModel.parseFrom(Files.readAllBytes(file)).toBuilder();
    change.accept(model.getMetaGraphsBuilder(0));
    Files.write(file, model.build().toByteArray());
    BundleWriter.describe(bundle, BundleLoader.manifest(bundle));
  }

  @Test
  void refusesANetworkThatCannotBeRead() throws Exception {
    Path bundle = copy();
    Files.write(bundle.resolve("saved_model.pb"), new byte[] {1, 2, 3});
    BundleManifest manifest = BundleLoader.manifest(bundle);
    BundleWriter.describe(bundle, manifest);

    refuses(bundle, Code.UNLOADABLE, "TensorFlow");
  }

  private static void change(Path bundle, String from, String to) throws IOException {
    Path file = bundle.resolve("bundle.json");
    String text = Files.readString(file, StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(from), to));
  }

  private static FusionInput window(int seed) {
    float[] ones = new float[16];
    java.util.Arrays.fill(ones, 1);
    float[] eight = java.util.Arrays.copyOf(ones, 8);
    return new FusionInput(
        TestGraph.random(seed, 8 * 3 * 16),
        eight,
        TestGraph.random(seed + 100, 16 * 16),
        ones,
        TestGraph.random(seed + 200, 8 * 16),
        eight);
  }
}
