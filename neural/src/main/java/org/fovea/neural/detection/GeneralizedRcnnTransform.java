package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.op.BatchNorm;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.Interpolate;
import org.fovea.neural.op.Interpolation;
import org.fovea.neural.op.Pad;
import org.fovea.neural.op.PadMode;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Makes a batch of pictures of different extents: each is normalised, resized so that its shorter
 * side has a given length unless the longer one gets too long, and put into the upper left corner
 * of a common frame of zeros. {@link Boxes#resize} and {@link KeypointHeatmaps#resize} bring what
 * is known of the pictures along and what is found in them back.
 */
public final class GeneralizedRcnnTransform implements DetectionTransform {
  private final GeneralizedRcnnTransformConfig config;
  private final Tensor mean;
  private final Tensor variance;

  /**
   * Makes a transform.
   *
   * @param config sizes and normalisation
   */
  public GeneralizedRcnnTransform(GeneralizedRcnnTransformConfig config) {
    this.config = config;
    mean = Tensor.zeros(config.mean().size());
    variance = Tensor.zeros(config.mean().size());
    for (int i = 0; i < mean.numel(); i++) {
      double deviation = config.std().get(i);
      mean.data()[i] = config.mean().get(i).floatValue();
      variance.data()[i] = (float) (deviation * deviation);
    }
  }

  /**
   * Makes a batch at the last of the sizes.
   *
   * @param images {@code [C, H, W]} each, at least one; not modified
   * @return the batch
   * @throws ShapeException when a picture has another shape
   */
  @Override
  public Batch batch(List<Tensor> images) {
    int last = config.minSizes().size() - 1;
    return batch(images, images.stream().map(image -> config.minSizes().get(last)).toList());
  }

  /**
   * Makes a batch for training: each picture at a size that is drawn.
   *
   * @param images {@code [C, H, W]} each, at least one; not modified
   * @param random draws the sizes
   * @return the batch
   * @throws ShapeException when a picture has another shape
   */
  @Override
  public Batch batch(List<Tensor> images, RandomGenerator random) {
    List<Integer> sizes = config.minSizes();
    return batch(
        images, images.stream().map(image -> sizes.get(random.nextInt(sizes.size()))).toList());
  }

  private Batch batch(List<Tensor> images, List<Integer> minSizes) {
    if (images.isEmpty()) {
      throw new ShapeException("rcnn transform: no pictures, expected one or more");
    }
    List<Tensor> resized = new ArrayList<>();
    List<Size> sizes = new ArrayList<>();
    int height = 0;
    int width = 0;
    for (int i = 0; i < images.size(); i++) {
      Tensor image = images.get(i);
      if (image.shape().rank() != 3 || image.dim(0) != mean.numel()) {
        throw new ShapeException(
            "rcnn transform: picture %d has shape %s, expected [%d, H, W]"
                .formatted(i, image.shape(), mean.numel()));
      }
      Size size = size(new Size(image.dim(1), image.dim(2)), minSizes.get(i));
      Tensor normalised =
          BatchNorm.batchNorm(Reshape.unsqueeze(image, 0), null, null, mean, variance, 0);
      resized.add(
          Interpolate.interpolate(
              normalised, Interpolation.LINEAR, false, false, size.height(), size.width()));
      sizes.add(size);
      height = Math.max(height, size.height());
      width = Math.max(width, size.width());
    }
    int frameHeight = roundedUp(height);
    int frameWidth = roundedUp(width);
    List<Tensor> framed = new ArrayList<>();
    for (Tensor image : resized) {
      int right = frameWidth - image.dim(3);
      int bottom = frameHeight - image.dim(2);
      framed.add(Pad.pad(image, PadMode.CONSTANT, 0, 0, right, 0, bottom));
    }
    return new Batch(Concat.cat(framed, 0), sizes);
  }

  /** The extents that a picture is resized to. */
  private Size size(Size image, int minSize) {
    Size fixed = config.fixedSize();
    if (fixed != null) {
      return fixed;
    }
    // By inverses in float, as the reference does: a side may get a pixel longer by rounding.
    float perShorter = 1f / Math.min(image.height(), image.width());
    float perLonger = 1f / Math.max(image.height(), image.width());
    double factor = Math.min(minSize * perShorter, config.maxSize() * perLonger);
    return new Size(
        (int) Math.floor(image.height() * factor), (int) Math.floor(image.width() * factor));
  }

  private int roundedUp(int extent) {
    int divisor = config.sizeDivisible();
    return (extent + divisor - 1) / divisor * divisor;
  }
}
