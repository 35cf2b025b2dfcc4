package io.vigil.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The order of the server's packages. */
@AnalyzeClasses(packages = "io.vigil", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule thePackagesHaveNoCycles =
      slices().matching("io.vigil.server.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule luceneStaysInTheHistory =
      noClasses()
          .that()
          .resideInAPackage("io.vigil.server..")
          .and()
          .resideOutsideOfPackage("io.vigil.server.history..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.lucene..");

  @ArchTest
  static final ArchRule modulesBeforeDoNotKnowTheServer =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.vigil.schemas..", "io.vigil.model..", "io.vigil.ingest..", "io.vigil.operators..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.vigil.server..");
}
