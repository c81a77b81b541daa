package org.fovea.neural.segmentation;

import java.util.List;
import org.fovea.neural.layer.Module;

/** Modules under the names 0, 1, 2 and so on. */
final class Branches extends Module {
  Branches(List<? extends Module> modules) {
    for (int i = 0; i < modules.size(); i++) {
      child(Integer.toString(i), modules.get(i));
    }
  }
}
