package org.fovea.samples.report;

import org.fovea.samples.compare.Pipeline;
import org.fovea.samples.compare.PipelineResult;
import org.jspecify.annotations.Nullable;

/**
 * How far a pipeline has come.
 *
 * @param pipeline which one
 * @param result what came of it, or null while there is none
 * @param failure why there will be none, or null
 */
public record Standing(
    Pipeline pipeline, @Nullable PipelineResult result, @Nullable String failure) {
  /**
   * A pipeline that has no result yet.
   *
   * @param pipeline which one
   * @return its standing
   */
  public static Standing waiting(Pipeline pipeline) {
    return new Standing(pipeline, null, null);
  }

  /**
   * A pipeline that is done.
   *
   * @param result what came of it
   * @return its standing
   */
  public static Standing done(PipelineResult result) {
    return new Standing(result.pipeline(), result, null);
  }

  /**
   * A pipeline that failed.
   *
   * @param pipeline which one
   * @param failure why
   * @return its standing
   */
  public static Standing failed(Pipeline pipeline, String failure) {
    return new Standing(pipeline, null, failure);
  }
}
