package org.fovea.features.lbp;

import boofcv.struct.image.GrayU8;

/** Local binary patterns pixel by pixel, slowly, as scikit-image's loops say it. */
final class LiteralLbp {
  private LiteralLbp() {}

  static double[] texture(GrayU8 image, int x, int y, int points, double radius) {
    double[] texture = new double[points];
    for (int i = 0; i < points; i++) {
      double angle = 2 * Math.PI * i / points;
      double row = y + Math.rint(-(float) radius * Math.sin(angle) * 1e5) / 1e5;
      double column = x + Math.rint((float) radius * Math.cos(angle) * 1e5) / 1e5;
      int top = (int) Math.floor(row);
      int left = (int) Math.floor(column);
      int bottom = (int) Math.ceil(row);
      int right = (int) Math.ceil(column);
      double dr = row - top;
      double dc = column - left;
      double above = (1 - dc) * pixel(image, left, top) + dc * pixel(image, right, top);
      double below = (1 - dc) * pixel(image, left, bottom) + dc * pixel(image, right, bottom);
      texture[i] = (1 - dr) * above + dr * below;
    }
    return texture;
  }

  private static int pixel(GrayU8 image, int x, int y) {
    return x < 0 || y < 0 || x >= image.width || y >= image.height ? 0 : image.get(x, y);
  }

  static int pattern(GrayU8 image, int x, int y, int points, double radius) {
    double[] texture = texture(image, x, y, points, radius);
    int pattern = 0;
    for (int i = 0; i < points; i++) {
      pattern |= texture[i] - image.get(x, y) >= 0 ? 1 << i : 0;
    }
    return pattern;
  }

  static double variance(GrayU8 image, int x, int y, int points, double radius) {
    double sum = 0;
    double squares = 0;
    for (double t : texture(image, x, y, points, radius)) {
      sum += t;
      squares += t * t;
    }
    double variance = (squares - (sum * sum) / points) / points;
    return variance == 0 ? Double.NaN : variance;
  }
}
