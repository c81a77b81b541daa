package org.fovea.neural.kernel;

/** Finds the kernels to use, once. */
final class KernelChoice {
  static final Kernels ACTIVE = choose(System.getProperty("fovea.kernels", "auto"));

  private static final String VECTOR = "org.fovea.neural.kernel.vector.VectorKernels";
  private static final String FLAG = "--add-modules jdk.incubator.vector";

  private KernelChoice() {}

  static Kernels choose(String name) {
    return switch (name) {
      case "scalar" -> new ScalarKernels();
      case "vector" -> {
        if (!vectorModulePresent()) {
          throw new IllegalStateException(
              "fovea.kernels=vector needs the JVM flag " + FLAG + ", which is missing");
        }
        yield vector();
      }
      case "auto" -> {
        if (vectorModulePresent()) {
          yield vector();
        }
        System.err.println("fovea: for several times the speed add the JVM flag " + FLAG);
        yield new ScalarKernels();
      }
      default ->
          throw new IllegalStateException(
              "system property fovea.kernels is '" + name + "', expected scalar, vector or auto");
    };
  }

  private static boolean vectorModulePresent() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /** By name, because this JVM may lack the module that the class is written for. */
  private static Kernels vector() {
    try {
      return Class.forName(VECTOR).asSubclass(Kernels.class).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalStateException(
          "the vector kernels don't run on this JVM; -Dfovea.kernels=scalar does without them", e);
    }
  }
}
