package org.fovea.classic.proposal;

/**
 * How {@link EdgeBoxes} searches; the names and defaults are the authors'.
 *
 * @param alpha IoU of neighbouring windows of the search, {@code 0.1..0.95}
 * @param beta IoU above which the worse of two proposals is dropped, {@code 0..1}
 * @param minScore least score of a proposal, at least 0
 * @param maxProposals as many boxes are proposed at most, at least 1
 * @param maxAspectRatio longer over shorter side at most, {@code 1..100}
 * @param minArea square pixels of the smallest windows, at least 1
 * @param sigma standard deviation in pixels of the Gaussian that smooths before edges are found,
 *     {@code 0..1000}
 */
public record EdgeBoxesConfig(
    double alpha,
    double beta,
    double minScore,
    int maxProposals,
    double maxAspectRatio,
    double minArea,
    double sigma) {
  public EdgeBoxesConfig {
    require(alpha >= 0.1 && alpha <= 0.95, "alpha must be 0.1..0.95", alpha);
    require(beta >= 0 && beta <= 1, "beta must be 0..1", beta);
    require(minScore >= 0, "minScore must be at least 0", minScore);
    require(maxProposals >= 1, "maxProposals must be at least 1", maxProposals);
    require(
        maxAspectRatio >= 1 && maxAspectRatio <= 100,
        "maxAspectRatio must be 1..100",
        maxAspectRatio);
    require(minArea >= 1 && minArea <= 1e9, "minArea must be 1..1e9", minArea);
    require(sigma >= 0 && sigma <= 1000, "sigma must be 0..1000", sigma);
  }

  private static void require(boolean holds, String expected, Number got) {
    if (!holds) {
      throw new IllegalArgumentException(expected + ", got " + got);
    }
  }

  /**
   * The authors' search, for up to 2,000 boxes.
   *
   * @return the configuration
   */
  public static EdgeBoxesConfig defaults() {
    return new EdgeBoxesConfig(0.65, 0.75, 0.01, 2000, 3, 1000, 2);
  }

  /**
   * The same with a finer or coarser search.
   *
   * @param iou of neighbouring windows, {@code 0.1..0.95}
   * @return a changed copy
   */
  public EdgeBoxesConfig withAlpha(double iou) {
    return new EdgeBoxesConfig(iou, beta, minScore, maxProposals, maxAspectRatio, minArea, sigma);
  }

  /**
   * The same with more or fewer boxes that overlap.
   *
   * @param iou above which the worse is dropped, {@code 0..1}
   * @return a changed copy
   */
  public EdgeBoxesConfig withBeta(double iou) {
    return new EdgeBoxesConfig(alpha, iou, minScore, maxProposals, maxAspectRatio, minArea, sigma);
  }

  /**
   * The same with more or fewer proposals.
   *
   * @param count most boxes, at least 1
   * @return a changed copy
   */
  public EdgeBoxesConfig withMaxProposals(int count) {
    return new EdgeBoxesConfig(alpha, beta, minScore, count, maxAspectRatio, minArea, sigma);
  }

  /**
   * The same with other least scores.
   *
   * @param score at least 0
   * @return a changed copy
   */
  public EdgeBoxesConfig withMinScore(double score) {
    return new EdgeBoxesConfig(alpha, beta, score, maxProposals, maxAspectRatio, minArea, sigma);
  }

  /**
   * The same with smaller or larger smallest windows.
   *
   * @param pixels square pixels, at least 1
   * @return a changed copy
   */
  public EdgeBoxesConfig withMinArea(double pixels) {
    return new EdgeBoxesConfig(alpha, beta, minScore, maxProposals, maxAspectRatio, pixels, sigma);
  }

  /**
   * The same with finer or coarser edges.
   *
   * @param deviation pixels, {@code 0..1000}
   * @return a changed copy
   */
  public EdgeBoxesConfig withSigma(double deviation) {
    return new EdgeBoxesConfig(
        alpha, beta, minScore, maxProposals, maxAspectRatio, minArea, deviation);
  }
}
