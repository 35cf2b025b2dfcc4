package io.vigil.operators.support;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.operators.job.VigilJob;
import io.vigil.schemas.topic.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * The parts of the thin job jar, each as a jar, but for the connector: Flink takes all of its own
 * packages from the parent where it has them, which in a test's process it has.
 */
public final class JobJars {

  private static final List<Class<?>> PARTS =
      List.of(
          VigilJob.class,
          BundleLoader.class,
          Topics.class,
          Schema.class,
          ObjectMapper.class,
          JsonFactory.class,
          JsonCreator.class);

  private JobJars() {}

  /** The jars; folders of classes are packed into the directory. */
  public static List<Path> in(Path directory) throws IOException, URISyntaxException {
    Files.createDirectories(directory);
    List<Path> jars = new ArrayList<>();
    for (Class<?> part : PARTS) {
      Path location = Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
      jars.add(
          Files.isDirectory(location)
              ? pack(location, directory.resolve(part.getSimpleName() + ".jar"))
              : location);
    }
    return jars;
  }

  private static Path pack(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> all = Files.walk(classes)) {
      for (Path path : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        out.putNextEntry(new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
        Files.copy(path, out);
        out.closeEntry();
      }
    }
    return jar;
  }
}
