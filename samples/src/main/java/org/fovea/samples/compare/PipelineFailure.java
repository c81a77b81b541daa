package org.fovea.samples.compare;

/** Says which pipelines of a comparison failed. */
public final class PipelineFailure extends RuntimeException {
  /**
   * A failure.
   *
   * @param message which pipelines failed, and why
   * @param cause what the first of them threw
   */
  public PipelineFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
