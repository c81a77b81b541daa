package org.fovea.classic.hog;

/**
 * How {@link HogSvmDetector} searches a picture.
 *
 * @param objectCells cells along the longer side of an object in its window, at least 2
 * @param contextCells cells of surroundings on each side of the object, at least 0
 * @param pyramidStep how much smaller each level of the pyramid is than the one before, at least
 *     1.01
 * @param mostEnlarged how much pictures are enlarged at most to find small objects, above 0
 * @param leastMargin SVM score from which a window counts as a detection
 * @param nmsThreshold overlap above which the less sure of two detections of a category is dropped,
 *     0..1
 * @param maxDetections most detections in a picture, at least 1
 */
public record SearchConfig(
    int objectCells,
    int contextCells,
    double pyramidStep,
    double mostEnlarged,
    double leastMargin,
    double nmsThreshold,
    int maxDetections) {
  public SearchConfig {
    require(objectCells >= 2, "objectCells must be at least 2", objectCells);
    require(contextCells >= 0, "contextCells must be at least 0", contextCells);
    require(
        pyramidStep >= 1.01 && pyramidStep < Double.POSITIVE_INFINITY,
        "pyramidStep must be at least 1.01",
        pyramidStep);
    require(
        mostEnlarged > 0 && mostEnlarged < Double.POSITIVE_INFINITY,
        "mostEnlarged must be above 0",
        mostEnlarged);
    require(!Double.isNaN(leastMargin), "leastMargin must be a number", leastMargin);
    require(nmsThreshold >= 0 && nmsThreshold <= 1, "nmsThreshold must be 0..1", nmsThreshold);
    require(maxDetections >= 1, "maxDetections must be at least 1", maxDetections);
  }

  private static void require(boolean holds, String expected, Number got) {
    if (!holds) {
      throw new IllegalArgumentException(expected + ", got " + got);
    }
  }

  /**
   * Objects of 5 cells with 1 cell of context, scales 1.2 apart, pictures enlarged up to twice.
   *
   * @return the configuration
   */
  public static SearchConfig defaults() {
    return new SearchConfig(5, 1, 1.2, 2, -1, 0.4, 100);
  }

  /**
   * The same with windows of another size.
   *
   * @param object cells along the longer side of an object, at least 2
   * @param context cells of surroundings on each side, at least 0
   * @return a changed copy
   */
  public SearchConfig withWindow(int object, int context) {
    return new SearchConfig(
        object, context, pyramidStep, mostEnlarged, leastMargin, nmsThreshold, maxDetections);
  }

  /**
   * The same with another pyramid.
   *
   * @param step how much smaller each level is than the one before, at least 1.01
   * @param enlarged how much pictures are enlarged at most, above 0
   * @return a changed copy
   */
  public SearchConfig withPyramid(double step, double enlarged) {
    return new SearchConfig(
        objectCells, contextCells, step, enlarged, leastMargin, nmsThreshold, maxDetections);
  }

  /**
   * The same with another choice of windows.
   *
   * @param margin SVM score from which a window counts as a detection
   * @param overlap above which the less sure of two is dropped, 0..1
   * @param most most detections in a picture, at least 1
   * @return a changed copy
   */
  public SearchConfig withSelection(double margin, double overlap, int most) {
    return new SearchConfig(
        objectCells, contextCells, pyramidStep, mostEnlarged, margin, overlap, most);
  }
}
