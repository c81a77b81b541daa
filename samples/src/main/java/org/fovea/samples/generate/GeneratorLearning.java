package org.fovea.samples.generate;

import java.util.Map;
import org.fovea.neural.tensor.Tensor;

/** Learns to generate pictures. */
interface GeneratorLearning {
  /** Learns from pictures {@code [N, channels, size, size]} of -1..1; gives the losses by name. */
  Map<String, Double> step(Tensor pictures);

  /** The generator with what was learned so far. */
  PictureGenerator generator();
}
