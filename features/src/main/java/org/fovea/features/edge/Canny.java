package org.fovea.features.edge;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayF64;
import boofcv.struct.image.GrayU8;
import org.fovea.features.gradient.GradientNorm;
import org.fovea.features.image.Images;

/**
 * Canny's edges ("A Computational Approach to Edge Detection", 1986): smoothing, gradient, thinning
 * ({@link EdgeThinning}), two thresholds ({@link Hysteresis}). With {@link CannyConfig#openCv} the
 * edges of bytes are OpenCV's, with {@link CannyConfig#scikitImage} those that scikit-image finds
 * in float64.
 */
public final class Canny {
  private final CannyConfig config;

  /**
   * A detector.
   *
   * @param config what it does in its steps
   */
  public Canny(CannyConfig config) {
    this.config = config;
  }

  /**
   * The edges of a picture of bytes: in whole numbers throughout where nothing is smoothed, the
   * thinning is {@link EdgeThinning#SECTORS} and thresholds are gradients, otherwise in double
   * precision. In whole numbers a gradient of aperture 7 is divided by 16 and rounded, halves to
   * even, before it is compared with 1/16 of the thresholds, as OpenCV does.
   *
   * @param image the picture, at least 1 x 1
   * @return 1 where there is an edge, otherwise 0
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayU8 apply(GrayU8 image) {
    Images.requireNotEmpty(image);
    if (config.sigma() == 0
        && config.thinning() == EdgeThinning.SECTORS
        && config.unit() == ThresholdUnit.GRADIENT
        && config.norm() != GradientNorm.RMS) {
      return new WholeNumberCanny(config).apply(image);
    }
    double scale = config.unit() == ThresholdUnit.GRADIENT ? 1 : 1 / 255.0;
    GrayF64 copy = new GrayF64(image.width, image.height);
    for (int y = 0; y < image.height; y++) {
      int from = image.getIndex(0, y);
      for (int x = 0; x < image.width; x++) {
        copy.data[y * image.width + x] = (image.data[from + x] & 0xFF) * scale;
      }
    }
    return new DoubleCanny(config).apply(copy);
  }

  /**
   * The edges of a picture of floats, in double precision.
   *
   * @param image the picture, at least 1 x 1, of finite values
   * @return 1 where there is an edge, otherwise 0
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayU8 apply(GrayF32 image) {
    Images.requireNotEmpty(image);
    GrayF64 copy = new GrayF64(image.width, image.height);
    for (int y = 0; y < image.height; y++) {
      int from = image.getIndex(0, y);
      for (int x = 0; x < image.width; x++) {
        copy.data[y * image.width + x] = image.data[from + x];
      }
    }
    return new DoubleCanny(config).apply(copy);
  }

  /**
   * The edges of a picture of doubles.
   *
   * @param image the picture, at least 1 x 1, of finite values
   * @return 1 where there is an edge, otherwise 0
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public GrayU8 apply(GrayF64 image) {
    Images.requireNotEmpty(image);
    return new DoubleCanny(config).apply(image);
  }
}
