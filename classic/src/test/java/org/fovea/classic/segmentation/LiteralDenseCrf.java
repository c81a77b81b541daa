package org.fovea.classic.segmentation;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;

/** Mean field with every pair of pixels looked at, in double. */
final class LiteralDenseCrf {
  private final Planar<GrayU8> image;
  private final DenseCrfConfig config;
  private final int pixels;

  LiteralDenseCrf(Planar<GrayU8> image, DenseCrfConfig config) {
    this.image = image;
    this.config = config;
    pixels = image.width * image.height;
  }

  /** By class and pixel. */
  double[][] refine(Planar<GrayF32> probabilities) {
    int classes = probabilities.getNumBands();
    double[][] unary = new double[classes][pixels];
    for (int c = 0; c < classes; c++) {
      for (int i = 0; i < pixels; i++) {
        unary[c][i] =
            -Math.log(
                Math.max(probabilities.getBand(c).get(i % image.width, i / image.width), 1e-10));
      }
    }
    double[][] smooth = kernel(false);
    double[][] alike = kernel(true);
    double[][] q = softmax(unary, new double[classes][pixels]);
    for (int iteration = 0; iteration < config.iterations(); iteration++) {
      double[][] messages = new double[classes][pixels];
      for (int c = 0; c < classes; c++) {
        for (int i = 0; i < pixels; i++) {
          for (int j = 0; j < pixels; j++) {
            messages[c][i] +=
                (config.smoothnessWeight() * smooth[i][j] + config.appearanceWeight() * alike[i][j])
                    * q[c][j];
          }
        }
      }
      q = softmax(unary, messages);
    }
    return q;
  }

  private double[][] softmax(double[][] unary, double[][] messages) {
    double[][] q = new double[unary.length][pixels];
    for (int i = 0; i < pixels; i++) {
      double sum = 0;
      for (int c = 0; c < q.length; c++) {
        q[c][i] = Math.exp(messages[c][i] - unary[c][i]);
        sum += q[c][i];
      }
      for (int c = 0; c < q.length; c++) {
        q[c][i] /= sum;
      }
    }
    return q;
  }

  private double[][] kernel(boolean withColour) {
    double radius = withColour ? config.appearanceRadius() : config.smoothnessRadius();
    double[][] k = new double[pixels][pixels];
    double[] sum = new double[pixels];
    for (int i = 0; i < pixels; i++) {
      for (int j = 0; j < pixels; j++) {
        double dx = (i % image.width - j % image.width) / radius;
        double dy = (i / image.width - j / image.width) / radius;
        double squared = dx * dx + dy * dy;
        for (GrayU8 band : image.bands) {
          double d =
              (band.get(i % image.width, i / image.width)
                      - band.get(j % image.width, j / image.width))
                  / config.appearanceColour();
          squared += withColour ? d * d : 0;
        }
        k[i][j] = Math.exp(-squared / 2);
        sum[i] += k[i][j];
      }
    }
    for (int i = 0; i < pixels; i++) {
      for (int j = 0; j < pixels; j++) {
        k[i][j] /= Math.sqrt(sum[i] * sum[j]);
      }
    }
    return k;
  }
}
