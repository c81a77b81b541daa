package org.fovea.neural.layer;

/** Modules named "0", "1", "2" and so on, which another module uses. */
final class NumberedModules extends Module {
  <M extends Module> M add(M module) {
    return child(Integer.toString(children().size()), module);
  }

  /** At least one. */
  static int requireSome(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("transformer: " + count + " layers, expected 1 or more");
    }
    return count;
  }
}
