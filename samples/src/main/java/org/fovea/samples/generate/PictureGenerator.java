package org.fovea.samples.generate;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Module;
import org.fovea.neural.tensor.Tensor;

/** Generates pictures. */
@SuppressWarnings("JavaLangClash") // Module is the field's name for it.
public interface PictureGenerator {
  /**
   * The network, whose weights a file has.
   *
   * @return always the same
   */
  Module module();

  /**
   * Generates.
   *
   * @param count how many
   * @param sampling how a diffusion model does it
   * @param random what the pictures follow from
   * @return {@code [count, channels, size, size]}, about -1..1
   */
  Tensor sample(int count, Sampling sampling, RandomGenerator random);
}
