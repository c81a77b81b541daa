package org.fovea.features.golden;

import java.util.Map;
import java.util.function.Consumer;

/** How the cases of some operations are checked: by operation, what computes and compares. */
interface Checks {
  Map<String, Consumer<ClassicCase>> byOperation();
}
