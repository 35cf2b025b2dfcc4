package io.vigil.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The order of all modules, and of this one's packages. */
@AnalyzeClasses(packages = "io.vigil", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule modulesUseOnlyThoseBeforeThem =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("schemas")
          .definedBy("io.vigil.schemas..")
          .layer("model")
          .definedBy("io.vigil.model..")
          .layer("ingest")
          .definedBy("io.vigil.ingest..")
          .layer("operators")
          .definedBy("io.vigil.operators..")
          .layer("server")
          .definedBy("io.vigil.server..")
          .layer("launcher")
          .definedBy("io.vigil.launcher..")
          .whereLayer("launcher")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("server")
          .mayOnlyBeAccessedByLayers("launcher")
          .whereLayer("operators")
          .mayOnlyBeAccessedByLayers("server", "launcher")
          .whereLayer("ingest")
          .mayOnlyBeAccessedByLayers("server", "launcher")
          .whereLayer("model")
          .mayOnlyBeAccessedByLayers("operators", "server", "launcher");

  @ArchTest
  static final ArchRule tensorsStayInTheModel =
      noClasses()
          .that()
          .resideInAnyPackage("io.vigil.schemas..", "io.vigil.ingest..", "io.vigil.operators..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.tensorflow..");

  @ArchTest
  static final ArchRule decodersStayInIngest =
      noClasses()
          .that()
          .resideInAnyPackage("io.vigil.schemas..", "io.vigil.model..", "io.vigil.operators..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule flinkStaysInOperatorsAndTheLauncher =
      noClasses()
          .that()
          .resideInAnyPackage("io.vigil.schemas..", "io.vigil.model..", "io.vigil.ingest..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.flink..");

  @ArchTest
  static final ArchRule thePackagesOfTheLauncherHaveNoCycles =
      slices().matching("io.vigil.launcher.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nobodyUsesTheCommands =
      noClasses()
          .that()
          .resideInAPackage("io.vigil.launcher.*..")
          .and()
          .resideOutsideOfPackage("io.vigil.launcher.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.vigil.launcher.cli..");
}
