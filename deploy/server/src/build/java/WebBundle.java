import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Bundles the dashboard, as the build's own tool: {@code java WebBundle.java SOURCES JARS WORK
 * INTO}.
 *
 * <p>SOURCES is the TypeScript, JARS holds the jars of its libraries and of esbuild, WORK is for
 * what is unpacked, INTO is where the page goes. Nothing is done when the same sources and jars
 * were bundled before. Exit status 1 and esbuild's words when the sources are wrong.
 */
final class WebBundle {
  private static final String JAR_ROOT = "META-INF/resources/";
  private static final Pattern PACKAGE_NAME = Pattern.compile("\"name\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern VERSIONED = Pattern.compile("_static/[^/]+/[^/]+/");
  private static final int TAR_BLOCK = 512;

  /** Smaller files of a program's name only start it. */
  private static final long LEAST_PROGRAM_BYTES = 1_000_000;

  private static final int DIGEST_CHARACTERS = 10;

  public static void main(String[] arguments) throws Exception {
    Path sources = Path.of(arguments[0]).toAbsolutePath();
    Path jars = Path.of(arguments[1]).toAbsolutePath();
    Path work = Path.of(arguments[2]).toAbsolutePath();
    Path into = Path.of(arguments[3]).toAbsolutePath();
    String stamp = stamp(sources, jars);
    Path stampFile = work.resolve("stamp");
    if (Files.exists(into.resolve("index.html"))
        && Files.exists(stampFile)
        && Files.readString(stampFile).equals(stamp)) {
      return;
    }
    Files.createDirectories(work);
    Path modules = work.resolve("node_modules");
    unpack(jars, modules);
    checkTypes(modules, sources, work);
    Path esbuild = program(modules, "bin/esbuild");
    Path out = work.resolve("out");
    clear(out);
    bundle(esbuild, sources, modules, out);
    clear(into);
    Files.createDirectories(into);
    String page =
        Files.readString(sources.resolve("index.html"))
            .replace("{{js}}", publish(out.resolve("main.js"), into))
            .replace("{{css}}", publish(sources.resolve("page.css"), into))
            .replace("{{icon}}", publish(sources.resolve("icon.svg"), into));
    Files.writeString(into.resolve("index.html"), page);
    Files.writeString(into.resolve("licences.txt"), licences(modules));
    Files.writeString(stampFile, stamp);
  }

  /** What the licences of the libraries in the bundle ask to be passed on. */
  private static String licences(Path modules) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String library :
        List.of("lit", "lit-html", "lit-element", "@lit/reactive-element", "uplot")) {
      text.append("== ").append(library).append("\n\n");
      text.append(Files.readString(modules.resolve(library).resolve("LICENSE"))).append("\n\n");
    }
    return text.toString();
  }

  /** Copies a file under a name that holds its digest, so that browsers may keep it for ever. */
  private static String publish(Path file, Path into) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    String digest =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
            .substring(0, DIGEST_CHARACTERS);
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String hashed = name.substring(0, dot) + "-" + digest + name.substring(dot);
    Files.createDirectories(into.resolve("assets"));
    Files.write(into.resolve("assets").resolve(hashed), bytes);
    return "/assets/" + hashed;
  }

  private static void bundle(Path esbuild, Path sources, Path modules, Path out) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            esbuild.toString(),
            sources.resolve("main.ts").toString(),
            "--bundle",
            "--minify",
            "--format=esm",
            "--target=es2022",
            "--charset=utf8",
            "--legal-comments=none",
            "--loader:.css=text",
            "--log-level=warning",
            "--tsconfig=" + sources.resolve("tsconfig.json"),
            "--outdir=" + out);
    builder.environment().put("NODE_PATH", modules.toString());
    run(builder.directory(sources.toFile()), "The dashboard could not be bundled");
  }

  /**
   * Checks types where the TypeScript compiler and a runtime for it are among the jars: they are
   * large, so the build fetches them only where CI is set.
   */
  private static void checkTypes(Path modules, Path sources, Path work) throws Exception {
    Path compiler = modules.resolve("typescript/lib/_tsc.js");
    if (!Files.exists(compiler)) {
      return;
    }
    // Types are looked for beside the sources and above, so they are checked where the libraries
    // are.
    Path copy = work.resolve("typed");
    clear(copy);
    for (Path file : files(sources)) {
      Path to = copy.resolve(sources.relativize(file));
      Files.createDirectories(to.getParent());
      Files.copy(file, to);
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            program(modules, "deno").toString(),
            "run",
            "--allow-all",
            "--no-remote",
            "--cached-only",
            "--node-modules-dir=manual",
            compiler.toString(),
            "-p",
            copy.resolve("tsconfig.json").toString());
    builder.environment().put("DENO_DIR", work.resolve("deno").toString());
    builder.environment().put("DENO_NO_UPDATE_CHECK", "1");
    run(builder.directory(work.toFile()), "The dashboard's types are wrong");
  }

  private static void run(ProcessBuilder builder, String fault) throws Exception {
    Process process = builder.inheritIO().start();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      System.err.println(fault + ": it took more than three minutes.");
      System.exit(1);
    }
    if (process.exitValue() != 0) {
      System.err.println(fault + ": see above.");
      System.exit(1);
    }
  }

  /** Unpacks the libraries to where esbuild looks for them. */
  private static void unpack(Path jars, Path modules) throws IOException {
    clear(modules);
    for (Path jar : files(jars)) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        unpack(zip, modules);
      }
    }
  }

  /** The one program of that path in any package. */
  private static Path program(Path modules, String path) throws IOException {
    List<Path> programs = new ArrayList<>();
    for (Path file : files(modules)) {
      if (file.endsWith(path) && Files.size(file) > LEAST_PROGRAM_BYTES) {
        programs.add(file);
      }
    }
    if (programs.size() != 1) {
      throw new IOException("expected one " + path + " among the jars, found " + programs);
    }
    if (!programs.get(0).toFile().setExecutable(true)) {
      throw new IOException("cannot make " + programs.get(0) + " executable");
    }
    return programs.get(0);
  }

  /** A jar of an npm package has the package's files below the folder of its package.json. */
  private static void unpack(ZipFile zip, Path modules) throws IOException {
    List<? extends ZipEntry> entries =
        zip.stream().filter(e -> !e.isDirectory() && e.getName().startsWith(JAR_ROOT)).toList();
    ZipEntry manifest =
        entries.stream()
            .filter(e -> e.getName().endsWith("/package.json"))
            .min(Comparator.comparingInt(e -> e.getName().length()))
            .orElseThrow(() -> new IOException(zip.getName() + " is no npm package"));
    Matcher name = PACKAGE_NAME.matcher(text(zip, manifest));
    if (!name.find()) {
      throw new IOException(zip.getName() + " does not say its name");
    }
    Path module = modules.resolve(name.group(1)).normalize();
    int root = manifest.getName().length() - "package.json".length();
    for (ZipEntry entry : entries) {
      Path file = module.resolve(entry.getName().substring(root)).normalize();
      if (!file.startsWith(modules)) {
        throw new IOException(zip.getName() + " holds the path " + entry.getName());
      }
      Files.createDirectories(file.getParent());
      try (InputStream in = zip.getInputStream(entry)) {
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    ZipEntry types = zip.getEntry("META-INF/.more.tgz");
    if (types != null) {
      try (InputStream in = new GZIPInputStream(zip.getInputStream(types))) {
        untar(in, module);
      }
    }
  }

  /** Types lie in an archive inside, below the folder of the package's version. */
  private static void untar(InputStream in, Path module) throws IOException {
    byte[] header;
    while ((header = in.readNBytes(TAR_BLOCK)).length == TAR_BLOCK && header[0] != 0) {
      String name = ascii(header, 345, 155) + ascii(header, 0, 100);
      int size = Integer.parseInt(ascii(header, 124, 12).strip(), 8);
      byte[] content = in.readNBytes((size + TAR_BLOCK - 1) / TAR_BLOCK * TAR_BLOCK);
      Matcher path = VERSIONED.matcher(name);
      if (header[156] == '0' && name.endsWith(".d.ts") && path.find()) {
        Path file = module.resolve(name.substring(path.end())).normalize();
        if (!file.startsWith(module)) {
          throw new IOException("an archive of types holds the path " + name);
        }
        Files.createDirectories(file.getParent());
        Files.write(file, Arrays.copyOf(content, size));
      }
    }
  }

  private static String ascii(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.US_ASCII);
  }

  private static String text(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String stamp(Path sources, Path jars) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Path file : files(sources)) {
      digest.update(sources.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file));
    }
    for (Path jar : files(jars)) {
      digest.update(jar.getFileName().toString().getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
