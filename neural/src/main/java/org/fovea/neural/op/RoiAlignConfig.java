package org.fovea.neural.op;

/**
 * How regions are brought to one size. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param outHeight rows of bins, at least 1
 * @param outWidth columns of bins, at least 1
 * @param spatialScale pixels of the feature map per pixel of the regions' coordinates, above 0
 * @param samplingRatio samples per bin along each axis, or 0 or less for one per pixel of the bin,
 *     rounded up
 * @param aligned whether pixel 0 of the feature map has its centre at 0.5 in the regions'
 *     coordinates, and regions may be smaller than a pixel; otherwise it is at 0, and regions count
 *     as at least 1 x 1
 */
public record RoiAlignConfig(
    int outHeight, int outWidth, double spatialScale, int samplingRatio, boolean aligned) {
  public RoiAlignConfig {
    requireBins("roi_align", outHeight, outWidth, spatialScale);
  }

  static void requireBins(String operation, int outHeight, int outWidth, double spatialScale) {
    if (outHeight < 1 || outWidth < 1) {
      throw new IllegalArgumentException(
          "%s: %dx%d bins, expected 1 or more".formatted(operation, outHeight, outWidth));
    }
    if (!(spatialScale > 0) || Double.isInfinite(spatialScale)) {
      throw new IllegalArgumentException(
          "%s: spatialScale is %s, expected a number above 0".formatted(operation, spatialScale));
    }
  }

  /**
   * Regions in the feature map's own pixels, not aligned, one sample per pixel, as in torchvision.
   *
   * @param outHeight rows of bins
   * @param outWidth columns of bins
   * @return the defaults
   */
  public static RoiAlignConfig of(int outHeight, int outWidth) {
    return new RoiAlignConfig(outHeight, outWidth, 1, -1, false);
  }

  /**
   * With regions in other pixels than the feature map's.
   *
   * @param scale pixels of the feature map per pixel of the regions' coordinates
   * @return the changed configuration
   */
  public RoiAlignConfig withSpatialScale(double scale) {
    return new RoiAlignConfig(outHeight, outWidth, scale, samplingRatio, aligned);
  }

  /**
   * With another number of samples.
   *
   * @param ratio samples per bin along each axis, or 0 or less for one per pixel
   * @return the changed configuration
   */
  public RoiAlignConfig withSamplingRatio(int ratio) {
    return new RoiAlignConfig(outHeight, outWidth, spatialScale, ratio, aligned);
  }

  /**
   * With pixel centres at halves, or at whole numbers.
   *
   * @param wanted whether at halves
   * @return the changed configuration
   */
  public RoiAlignConfig withAligned(boolean wanted) {
    return new RoiAlignConfig(outHeight, outWidth, spatialScale, samplingRatio, wanted);
  }
}
