package org.fovea.neural.input;

import java.util.List;
import org.fovea.features.resize.Interpolation;

/**
 * How pictures become a network's input. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param width columns of the input, at least 1
 * @param height rows of the input, at least 1
 * @param interpolation how pictures of another size are brought to it
 * @param letterbox whether the aspect is kept and the rest filled, instead of stretching
 * @param fill the pixel value of the rest, 0..255
 * @param scale the factor of pixel values 0..255, usually 1/255
 * @param mean what is then subtracted, one value per band
 * @param std what is then divided by, one value above 0 per band
 */
public record ImageInputConfig(
    int width,
    int height,
    Interpolation interpolation,
    boolean letterbox,
    int fill,
    double scale,
    List<Double> mean,
    List<Double> std) {
  public ImageInputConfig {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "image input: %d x %d, expected at least 1 x 1".formatted(width, height));
    }
    if (fill < 0 || fill > 255) {
      throw new IllegalArgumentException("image input: fill is " + fill + ", expected 0..255");
    }
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.size() != std.size() || mean.isEmpty()) {
      throw new IllegalArgumentException(
          "image input: %d means and %d deviations, expected one of each per band"
              .formatted(mean.size(), std.size()));
    }
    for (double value : std) {
      if (!(value > 0)) {
        throw new IllegalArgumentException(
            "image input: deviation is " + value + ", expected more than 0");
      }
    }
  }

  /**
   * RGB stretched to a size, values 0..1.
   *
   * @param width columns of the input
   * @param height rows of the input
   * @return smooth interpolation, mean 0 and deviation 1
   */
  public static ImageInputConfig of(int width, int height) {
    return new ImageInputConfig(
        width,
        height,
        Interpolation.SMOOTH,
        false,
        0,
        1 / 255.0,
        List.of(0.0, 0.0, 0.0),
        List.of(1.0, 1.0, 1.0));
  }

  /**
   * RGB as torchvision's classifiers of ImageNet expect it.
   *
   * @param width columns of the input
   * @param height rows of the input
   * @return values 0..1 normalised by ImageNet's mean and deviation
   */
  public static ImageInputConfig imageNet(int width, int height) {
    return of(width, height)
        .withNormalisation(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
  }

  /**
   * With another normalisation.
   *
   * @param means subtracted, one per band
   * @param deviations divided by, one per band
   * @return the changed configuration
   */
  public ImageInputConfig withNormalisation(List<Double> means, List<Double> deviations) {
    return new ImageInputConfig(
        width, height, interpolation, letterbox, fill, scale, means, deviations);
  }

  /**
   * With another interpolation.
   *
   * @param wanted how pictures of another size are brought to the input's
   * @return the changed configuration
   */
  public ImageInputConfig withInterpolation(Interpolation wanted) {
    return new ImageInputConfig(width, height, wanted, letterbox, fill, scale, mean, std);
  }

  /**
   * With the aspect kept: the picture is centred, the rest filled.
   *
   * @param value the pixel value of the rest, 0..255
   * @return the changed configuration
   */
  public ImageInputConfig withLetterbox(int value) {
    return new ImageInputConfig(width, height, interpolation, true, value, scale, mean, std);
  }
}
