package io.vigil.operators;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.vigil.operators.batch.InferenceLease;

@AnalyzeClasses(
    packages = "io.vigil.operators",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** Each package may be used only by those named. */
  @ArchTest
  static final ArchRule packagesGoOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("state")
          .definedBy("..state..")
          .layer("batch")
          .definedBy("..batch..")
          .layer("metrics")
          .definedBy("..metrics..")
          .layer("source")
          .definedBy("..source..")
          .layer("sink")
          .definedBy("..sink..")
          .layer("deadletter")
          .definedBy("..deadletter..")
          .layer("encode")
          .definedBy("..encode..")
          .layer("align")
          .definedBy("..align..")
          .layer("fuse")
          .definedBy("..fuse..")
          .layer("caption")
          .definedBy("..caption..")
          .layer("describe")
          .definedBy("..describe..")
          .layer("answer")
          .definedBy("..answer..")
          .layer("ask")
          .definedBy("..ask..")
          .layer("job")
          .definedBy("..job..")
          .layer("bench")
          .definedBy("..bench..")
          .withOptionalLayers(true)
          .whereLayer("bench")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("job")
          .mayOnlyBeAccessedByLayers("bench")
          .whereLayer("describe")
          .mayOnlyBeAccessedByLayers("job", "bench")
          .whereLayer("ask")
          .mayOnlyBeAccessedByLayers("job", "bench")
          .whereLayer("answer")
          .mayOnlyBeAccessedByLayers("ask", "job", "bench")
          .whereLayer("caption")
          .mayOnlyBeAccessedByLayers("describe", "job", "bench")
          .whereLayer("fuse")
          .mayOnlyBeAccessedByLayers("describe", "ask", "job", "bench")
          .whereLayer("align")
          .mayOnlyBeAccessedByLayers("fuse", "describe", "ask", "job", "bench")
          .whereLayer("encode")
          .mayOnlyBeAccessedByLayers("align", "job", "bench")
          .whereLayer("deadletter")
          .mayOnlyBeAccessedByLayers("encode", "fuse", "caption", "ask", "answer", "job", "bench");

  @ArchTest
  static final ArchRule keyedStateKnowsNoNetwork =
      noClasses()
          .that()
          .resideInAnyPackage("..align..", "..describe..", "..ask..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..operators.batch..", "org.tensorflow..");

  @ArchTest
  static final ArchRule tensorsStayInTheModel =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("org.tensorflow..");

  @ArchTest
  static final ArchRule noStaticStateButTheLease =
      fields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat()
          .areNotAssignableTo(InferenceLease.class)
          .should()
          .beFinal();

  @ArchTest
  static final ArchRule noIngest =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackages("io.vigil.ingest..", "io.vigil.launcher..", "org.bytedeco..");
}
