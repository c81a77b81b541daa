package org.fovea.benchmarks;

import static com.tngtech.archunit.base.DescribedPredicate.or;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Holds the direction of dependencies. It lives here because only this module sees all the others.
 */
@AnalyzeClasses(packages = "org.fovea", importOptions = DoNotIncludeTests.class)
class ModuleArrowsTest {
  private static final String[] NONE = {};

  @ArchTest static final ArchRule METRICS = dependsOnlyOn("metrics", NONE);
  @ArchTest static final ArchRule FEATURES = dependsOnlyOn("features", NONE);
  @ArchTest static final ArchRule IO = dependsOnlyOn("io", "features", "metrics");
  @ArchTest static final ArchRule CLASSIC = dependsOnlyOn("classic", "features", "metrics");

  @ArchTest
  static final ArchRule NEURAL = dependsOnlyOn("neural", "features", "metrics", "io", "classic");

  @ArchTest
  static final ArchRule SAMPLES =
      dependsOnlyOn("samples", "features", "metrics", "io", "classic", "neural");

  @ArchTest
  static final ArchRule AWT_AT_THE_EDGE =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.fovea.io..", "org.fovea.samples..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.awt..", "javax.imageio..");

  @ArchTest
  static final ArchRule ONE_PACKAGE_KNOWS_THE_INCUBATOR =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.fovea.neural.kernel.vector..", "org.fovea.benchmarks..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator..");

  @ArchTest
  static final ArchRule VECTOR_KERNELS_ARE_LOADED_BY_NAME =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.fovea.neural.kernel.vector..", "org.fovea.benchmarks..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.fovea.neural.kernel.vector..");

  @ArchTest
  static final ArchRule NO_NATIVE_METHODS = noMethods().should().haveModifier(JavaModifier.NATIVE);

  @ArchTest
  static final ArchRule NO_PACKAGE_CYCLES_IN_METRICS =
      slices().matching("org.fovea.metrics.(*)..").should().beFreeOfCycles();

  private static ArchRule dependsOnlyOn(String module, String... others) {
    String[] allowed = new String[others.length + 1];
    allowed[0] = packageOf(module);
    for (int i = 0; i < others.length; i++) {
      allowed[i + 1] = packageOf(others[i]);
    }
    return classes()
        .that()
        .resideInAPackage(packageOf(module))
        .should()
        .onlyDependOnClassesThat(
            or(resideOutsideOfPackage("org.fovea.."), resideInAnyPackage(allowed)))
        // A module may be empty of code that others see.
        .allowEmptyShould(true);
  }

  private static String packageOf(String module) {
    return "org.fovea." + module + "..";
  }
}
