package org.fovea.neural.segmentation;

import boofcv.struct.image.GrayU8;
import java.util.Arrays;
import org.fovea.features.morphology.ConnectedComponents;
import org.fovea.features.morphology.Connectivity;
import org.fovea.features.morphology.DistanceTransform;
import org.fovea.neural.tensor.Tensor;

/**
 * Weights that make a network learn the narrow gaps between cells (U-Net, Ronneberger et al., 2015,
 * equation 2): {@code w0 exp(-(d1 + d2)^2 / (2 sigma^2))} is added to the background's weight,
 * where d1 and d2 are the distances to the nearest and second nearest cell. Cells are the connected
 * parts (four neighbours) of class 1; distances are Euclidean between pixel centres. A value out of
 * range is an {@link IllegalArgumentException}.
 *
 * @param w0 the most that is added, at least 0
 * @param sigma how far it reaches in pixels, above 0
 * @param balanced whether both classes have the same total weight at first, w_c = half of all
 *     pixels over those of the class; otherwise 1
 */
public record BorderWeights(double w0, double sigma, boolean balanced) {
  public BorderWeights {
    if (!(w0 >= 0)) {
      throw new IllegalArgumentException("border weights: w0 is " + w0 + ", expected 0 or more");
    }
    if (!(sigma > 0)) {
      throw new IllegalArgumentException(
          "border weights: sigma is " + sigma + ", expected more than 0");
    }
  }

  /**
   * The paper's values.
   *
   * @return w0 10, sigma 5, balanced
   */
  public static BorderWeights paper() {
    return new BorderWeights(10, 5, true);
  }

  /**
   * The weights of a label map.
   *
   * @param labels 1 for cells; all else is background, and 255 neither counts as a class nor gets
   *     weight
   * @return {@code [H, W]}
   */
  public Tensor of(GrayU8 labels) {
    ConnectedComponents cells = ConnectedComponents.of(cells(labels), Connectivity.FOUR);
    float[] nearest = new float[labels.width * labels.height];
    float[] second = new float[nearest.length];
    Arrays.fill(nearest, Float.POSITIVE_INFINITY);
    Arrays.fill(second, Float.POSITIVE_INFINITY);
    GrayU8 others = new GrayU8(labels.width, labels.height);
    for (int cell = 1; cell <= cells.components().size(); cell++) {
      for (int i = 0; i < others.data.length; i++) {
        others.data[i] = (byte) (cells.labels().data[i] == cell ? 0 : 1);
      }
      float[] distances = DistanceTransform.euclidean(others).data;
      for (int i = 0; i < nearest.length; i++) {
        second[i] = Math.min(second[i], Math.max(nearest[i], distances[i]));
        nearest[i] = Math.min(nearest[i], distances[i]);
      }
    }
    return weights(labels, nearest, second);
  }

  private static GrayU8 cells(GrayU8 labels) {
    GrayU8 cells = new GrayU8(labels.width, labels.height);
    for (int i = 0; i < cells.data.length; i++) {
      cells.data[i] = (byte) (label(labels, i) == 1 ? 1 : 0);
    }
    return cells;
  }

  private Tensor weights(GrayU8 labels, float[] nearest, float[] second) {
    long[] counts = new long[256];
    for (int i = 0; i < nearest.length; i++) {
      counts[label(labels, i)]++;
    }
    long counted = nearest.length - counts[255];
    float[] weights = new float[nearest.length];
    for (int i = 0; i < weights.length; i++) {
      int label = label(labels, i);
      if (label == 255) {
        continue;
      }
      long alike = label == 1 ? counts[1] : counted - counts[1];
      double weight = balanced ? counted / (2.0 * alike) : 1;
      if (label != 1) {
        double sum = (double) nearest[i] + second[i];
        weight += w0 * Math.exp(-sum * sum / (2 * sigma * sigma));
      }
      weights[i] = (float) weight;
    }
    return Tensor.of(weights, labels.height, labels.width);
  }

  private static int label(GrayU8 labels, int pixel) {
    int x = pixel % labels.width;
    return labels.data[labels.startIndex + pixel / labels.width * labels.stride + x] & 0xFF;
  }
}
