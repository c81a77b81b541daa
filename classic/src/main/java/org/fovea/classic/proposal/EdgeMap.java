package org.fovea.classic.proposal;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Arrays;
import org.fovea.features.filter.GaussianBlur;
import org.fovea.features.image.Images;

/**
 * Thin edges: the gradient of the steepest band, where it is the largest along its own direction.
 */
final class EdgeMap {
  // Edges as strong as this share of a picture's are of strength 1.
  private static final double STRONGEST = 0.95;
  private static final float CLEARLY = 1.01f;

  final int width;
  final int height;

  /** Row by row the strength of the edge, {@code 0..1}, 0 where there is none. */
  final float[] strength;

  /** Row by row the direction across the edge, {@code 0..pi}. */
  final float[] normal;

  private EdgeMap(int width, int height) {
    this.width = width;
    this.height = height;
    strength = new float[width * height];
    normal = new float[width * height];
  }

  static EdgeMap of(Planar<GrayU8> image, double sigma) {
    EdgeMap map = new EdgeMap(image.width, image.height);
    float[] dx = new float[map.strength.length];
    float[] dy = new float[map.strength.length];
    float[] steepest = new float[map.strength.length];
    for (GrayU8 band : image.bands) {
      map.addBand(new GaussianBlur(sigma).apply(Images.toF32(band)), dx, dy, steepest);
    }
    for (int i = 0; i < steepest.length; i++) {
      steepest[i] = (float) Math.sqrt(steepest[i]);
      double angle = Math.atan2(dy[i], dx[i]);
      map.normal[i] = (float) (angle < 0 ? angle + Math.PI : angle);
    }
    map.thin(steepest, dx, dy);
    map.scale();
    return map;
  }

  private void addBand(GrayF32 smooth, float[] dx, float[] dy, float[] steepest) {
    float[] v = smooth.data;
    for (int y = 0, i = 0; y < height; y++) {
      int up = y == 0 ? 0 : -width;
      int down = y == height - 1 ? 0 : width;
      for (int x = 0; x < width; x++, i++) {
        float bandX = v[x == width - 1 ? i : i + 1] - v[x == 0 ? i : i - 1];
        float bandY = v[i + down] - v[i + up];
        float squared = bandX * bandX + bandY * bandY;
        if (squared > steepest[i]) {
          steepest[i] = squared;
          dx[i] = bandX;
          dy[i] = bandY;
        }
      }
    }
  }

  /** Keeps what is clearly above the values one pixel before and behind; the frame has no edges. */
  private void thin(float[] magnitude, float[] dx, float[] dy) {
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        float m = magnitude[i];
        if (m > 0) {
          float stepX = dx[i] / m;
          float stepY = dy[i] / m;
          if (m * CLEARLY >= at(magnitude, x + stepX, y + stepY)
              && m * CLEARLY >= at(magnitude, x - stepX, y - stepY)) {
            strength[i] = m;
          }
        }
      }
    }
  }

  private float at(float[] values, float x, float y) {
    int left = Math.min((int) x, width - 2);
    int top = Math.min((int) y, height - 2);
    float right = x - left;
    float below = y - top;
    int i = top * width + left;
    float upper = values[i] + right * (values[i + 1] - values[i]);
    float lower = values[i + width] + right * (values[i + width + 1] - values[i + width]);
    return upper + below * (lower - upper);
  }

  private void scale() {
    float[] edges = new float[strength.length];
    int n = 0;
    for (float s : strength) {
      if (s > 0) {
        edges[n++] = s;
      }
    }
    if (n > 0) {
      Arrays.sort(edges, 0, n);
      float strongest = edges[(int) (STRONGEST * (n - 1))];
      for (int i = 0; i < strength.length; i++) {
        strength[i] = Math.min(strength[i] / strongest, 1);
      }
    }
  }
}
