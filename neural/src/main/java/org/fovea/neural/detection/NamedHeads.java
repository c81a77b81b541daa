package org.fovea.neural.detection;

import org.fovea.neural.layer.Module;

/** The two heads of a detector in one stage under torchvision's names. */
final class NamedHeads extends Module {
  NamedHeads(Module classification, Module regression) {
    child("classification_head", classification);
    child("regression_head", regression);
  }
}
