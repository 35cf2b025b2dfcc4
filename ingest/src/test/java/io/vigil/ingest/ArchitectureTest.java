package io.vigil.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.vigil.ingest", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule PACKAGES_DEPEND_ONE_WAY =
      slices().matching("io.vigil.ingest.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule LOWER_PACKAGES_KNOW_NOTHING_OF_HIGHER_ONES =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("ingest")
          .definedBy("io.vigil.ingest")
          .layer("supervise")
          .definedBy("io.vigil.ingest.supervise")
          .layer("probe")
          .definedBy("io.vigil.ingest.probe")
          .layer("publish")
          .definedBy("io.vigil.ingest.publish")
          .layer("decode")
          .definedBy("io.vigil.ingest.decode")
          .layer("sample")
          .definedBy("io.vigil.ingest.sample")
          .layer("clock")
          .definedBy("io.vigil.ingest.clock")
          .layer("film")
          .definedBy("io.vigil.ingest.film")
          .whereLayer("ingest")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("film")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("probe")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("supervise")
          .mayOnlyBeAccessedByLayers("ingest")
          .whereLayer("publish")
          .mayOnlyBeAccessedByLayers("supervise", "ingest")
          .whereLayer("decode")
          .mayOnlyBeAccessedByLayers("supervise", "probe", "ingest")
          .whereLayer("sample")
          .mayOnlyBeAccessedByLayers("supervise", "ingest")
          .whereLayer("clock")
          .mayOnlyBeAccessedByLayers("supervise", "ingest");

  @ArchTest
  static final ArchRule KAFKA_IS_KNOWN_TO_PUBLISHING_ALONE =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.vigil.ingest.publish")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule CLOCKS_AND_PUBLISHING_KNOW_NO_FFMPEG =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.vigil.ingest",
              "io.vigil.ingest.clock",
              "io.vigil.ingest.publish",
              "io.vigil.ingest.source",
              "io.vigil.ingest.redact")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule NO_OTHER_PART_OF_VIGIL_BUT_THE_SCHEMAS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.vigil.model..",
              "io.vigil.operators..",
              "io.vigil.launcher..",
              "org.apache.flink..",
              "org.tensorflow..");
}
