package io.vigil.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.vigil.model", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule PACKAGES_GO_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("layers")
          .definedBy("io.vigil.model.layers")
          .layer("text")
          .definedBy("io.vigil.model.text")
          .layer("encoder")
          .definedBy("io.vigil.model.encoder")
          .layer("fusion")
          .definedBy("io.vigil.model.fusion")
          .layer("head")
          .definedBy("io.vigil.model.head")
          .layer("objective")
          .definedBy("io.vigil.model.objective")
          .layer("network")
          .definedBy("io.vigil.model.network")
          .layer("event")
          .definedBy("io.vigil.model.event")
          .layer("memory")
          .definedBy("io.vigil.model.memory")
          .layer("serving")
          .definedBy("io.vigil.model.bundle", "io.vigil.model.inference")
          .layer("world")
          .definedBy("io.vigil.model.world..")
          .layer("assets")
          .definedBy("io.vigil.model.assets")
          .layer("composite")
          .definedBy("io.vigil.model.composite")
          .layer("train")
          .definedBy("io.vigil.model.train")
          .layer("evaluate")
          .definedBy("io.vigil.model.evaluate..")
          .layer("release")
          .definedBy("io.vigil.model.release")
          .layer("adapt")
          .definedBy("io.vigil.model.adapt")
          .whereLayer("adapt")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("release")
          .mayOnlyBeAccessedByLayers("adapt")
          .whereLayer("train")
          .mayOnlyBeAccessedByLayers("release", "adapt")
          .whereLayer("evaluate")
          .mayOnlyBeAccessedByLayers("release", "adapt")
          .whereLayer("serving")
          .mayOnlyBeAccessedByLayers("train", "evaluate", "release", "adapt")
          .whereLayer("network")
          .mayOnlyBeAccessedByLayers("train", "serving", "release", "adapt")
          .whereLayer("objective")
          .mayOnlyBeAccessedByLayers("train")
          .whereLayer("head")
          .mayOnlyBeAccessedByLayers("network", "train")
          .whereLayer("fusion")
          .mayOnlyBeAccessedByLayers("network", "train", "release")
          .whereLayer("world")
          .mayOnlyBeAccessedByLayers("composite", "train", "evaluate", "release", "adapt")
          .whereLayer("assets")
          .mayOnlyBeAccessedByLayers("composite", "train", "evaluate", "release", "adapt")
          .whereLayer("composite")
          .mayOnlyBeAccessedByLayers("train", "evaluate", "release");

  @ArchTest
  static final ArchRule ASSETS_ARE_PLAIN_JAVA =
      classes()
          .that()
          .resideInAPackage("io.vigil.model.assets")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.vigil.model.assets",
              "java..",
              "javax.imageio..",
              "com.fasterxml.jackson..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule EVENTS_AND_MEMORY_ARE_PLAIN_JAVA =
      classes()
          .that()
          .resideInAnyPackage(
              "io.vigil.model.event", "io.vigil.model.memory", "io.vigil.model.text")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.vigil.model.event",
              "io.vigil.model.memory",
              "io.vigil.model.text",
              "java..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule THE_MODEL_KNOWS_NO_STREAMS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache..",
              "io.vigil.ingest..",
              "io.vigil.operators..",
              "io.vigil.launcher..",
              "org.bytedeco..");
}
