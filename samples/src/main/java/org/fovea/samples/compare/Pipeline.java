package org.fovea.samples.compare;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.function.Function;
import org.fovea.metrics.detection.DetectorTrainer;

/**
 * A way to get from labelled pictures to a detector.
 *
 * @param name its name on the command line and in file names: lower case, digits and hyphens
 * @param title its name as people read it
 * @param summary how it works, in one sentence
 * @param trainer makes its trainer
 */
public record Pipeline(
    String name,
    String title,
    String summary,
    Function<PipelineSettings, DetectorTrainer<Planar<GrayU8>>> trainer) {
  public Pipeline {
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "a pipeline's name is of lower case letters, digits and hyphens, got '" + name + "'");
    }
  }
}
