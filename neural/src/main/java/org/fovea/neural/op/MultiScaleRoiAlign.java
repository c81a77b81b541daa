package org.fovea.neural.op;

import java.util.ArrayList;
import java.util.List;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Regions averaged to a grid of bins, each taken from the level of a pyramid that suits its size
 * (Feature Pyramid Networks, Lin et al., 2017, section 4.2).
 */
public final class MultiScaleRoiAlign {
  private MultiScaleRoiAlign() {}

  /**
   * Averages each region as {@link RoiAlign} does, at the level that the paper's {@link
   * LevelMapper} gives it.
   *
   * @param features one tensor {@code [N, C, H, W]} per level, finest first, each the image reduced
   *     by a power of 2
   * @param boxes for each image {@code [K, 4]}: x1, y1, x2, y2 in image pixels
   * @param imageHeight rows of the batch's images, which the levels' scales are told from
   * @param config the bins and their samples; its scale is not used
   * @return {@code [sum of K, C, outHeight, outWidth]}
   * @throws ShapeException when the shapes don't fit
   * @throws IllegalArgumentException when a coordinate is not finite
   */
  public static Tensor multiScaleRoiAlign(
      List<Tensor> features, List<Tensor> boxes, int imageHeight, RoiAlignConfig config) {
    List<Double> scales = scales(features, imageHeight);
    return multiScaleRoiAlign(features, boxes, scales, LevelMapper.of(scales), config);
  }

  /**
   * Averages each region at the level that a mapper gives it.
   *
   * @param features one tensor {@code [N, C, H, W]} per level, finest first
   * @param boxes for each image {@code [K, 4]}: x1, y1, x2, y2 in image pixels
   * @param scales for each level its pixels per image pixel
   * @param mapper gives a region's level
   * @param config the bins and their samples; its scale is not used
   * @return {@code [sum of K, C, outHeight, outWidth]}
   * @throws ShapeException when the shapes don't fit
   * @throws IllegalArgumentException when a coordinate is not finite
   */
  public static Tensor multiScaleRoiAlign(
      List<Tensor> features,
      List<Tensor> boxes,
      List<Double> scales,
      LevelMapper mapper,
      RoiAlignConfig config) {
    if (features.isEmpty() || features.size() != scales.size()) {
      throw new ShapeException(
          "multiscale_roi_align: %d features and %d scales, expected one or more of each"
              .formatted(features.size(), scales.size()));
    }
    Tensor rois = rois(boxes);
    if (features.size() == 1) {
      return RoiAlign.roiAlign(features.get(0), rois, config.withSpatialScale(scales.get(0)));
    }
    int[] levels = mapper.levels(Narrow.narrow(rois, 1, 1, 4)).data();
    int[] places = new int[levels.length];
    List<Tensor> parts = new ArrayList<>();
    int at = 0;
    for (int level = 0; level < features.size(); level++) {
      int[] chosen = places(levels, level);
      for (int roi : chosen) {
        places[roi] = at++;
      }
      // Levels without a region cost nothing, but of no region at all there is a result, too.
      if (chosen.length > 0 || (levels.length == 0 && level == 0)) {
        parts.add(
            RoiAlign.roiAlign(
                features.get(level),
                Gather.indexSelect(rois, 0, IntTensor.of(chosen)),
                config.withSpatialScale(scales.get(level))));
      }
    }
    if (at != levels.length) {
      throw new ShapeException(
          "multiscale_roi_align: %d features, expected one for each of the mapper's levels %d to %d"
              .formatted(features.size(), mapper.lowest(), mapper.highest()));
    }
    return Gather.indexSelect(Concat.cat(parts, 0), 0, IntTensor.of(places));
  }

  private static int[] places(int[] levels, int level) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < levels.length; i++) {
      if (levels[i] == level) {
        found.add(i);
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The boxes of all images with the number of the image before each. */
  private static Tensor rois(List<Tensor> boxes) {
    List<Tensor> rois = new ArrayList<>();
    for (int image = 0; image < boxes.size(); image++) {
      Tensor own = boxes.get(image).detach();
      if (own.shape().rank() != 2 || own.dim(1) != 4) {
        throw new ShapeException(
            "multiscale_roi_align: boxes %s of image %d, expected [K, 4]"
                .formatted(own.shape(), image));
      }
      rois.add(Concat.cat(List.of(Tensor.full(image, own.dim(0), 1), own), 1));
    }
    return Concat.cat(rois, 0);
  }

  /**
   * The scales of feature maps, as powers of 2.
   *
   * @param features one tensor {@code [N, C, H, W]} per level
   * @param imageHeight rows of the batch's images, at least 1
   * @return for each level the power of 2 that is nearest to its pixels per image pixel
   * @throws ShapeException when there is no feature or one has not four dimensions
   * @throws IllegalArgumentException when the height is below 1
   */
  public static List<Double> scales(List<Tensor> features, int imageHeight) {
    if (imageHeight < 1) {
      throw new IllegalArgumentException(
          "multiscale_roi_align: imageHeight is " + imageHeight + ", expected 1 or more");
    }
    if (features.isEmpty()) {
      throw new ShapeException("multiscale_roi_align: 0 features, expected one or more");
    }
    List<Double> scales = new ArrayList<>();
    for (Tensor feature : features) {
      if (feature.shape().rank() != 4 || feature.dim(2) < 1) {
        throw new ShapeException(
            "multiscale_roi_align: feature %s, expected [N, C, H, W]".formatted(feature.shape()));
      }
      double log = Math.log((double) feature.dim(2) / imageHeight) / Math.log(2);
      scales.add(Math.pow(2, Math.rint(log)));
    }
    return scales;
  }
}
