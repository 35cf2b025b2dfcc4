package io.vigil.model.world;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.vigil.model.world", importOptions = DoNotIncludeTests.class)
class WorldArchitectureTest {
  @ArchTest
  static final ArchRule THE_WORLD_IS_PLAIN_JAVA =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "io.vigil.model.world..", "java.lang..", "java.util..", "org.jspecify..");

  @ArchTest
  static final ArchRule DRAWING_AND_SYNTHESIS_KNOW_NO_SCENES =
      noClasses()
          .that()
          .resideInAnyPackage("..world.paint", "..world.synth", "..world.random")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.vigil.model.world");
}
