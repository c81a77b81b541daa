package org.fovea.samples.scene;

import java.awt.Paint;
import java.awt.TexturePaint;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * Noise to paint with: clouds of dark and light that lie over a colour as the roughness of things.
 */
final class Textures {
  private static final int SIZE = 128;
  private final Dice dice;
  private final double[] noise = new double[SIZE * SIZE];

  /** Makes the noise: value noise of five octaves, without seams. */
  Textures(Dice dice) {
    this.dice = dice;
    double amplitude = 0.5;
    for (int cells = 4; cells <= 64; cells *= 2) {
      double[] lattice = new double[cells * cells];
      for (int i = 0; i < lattice.length; i++) {
        lattice[i] = dice.between(-1, 1);
      }
      for (int y = 0; y < SIZE; y++) {
        for (int x = 0; x < SIZE; x++) {
          noise[y * SIZE + x] += amplitude * interpolate(lattice, cells, x, y);
        }
      }
      amplitude *= 0.7;
    }
  }

  private static double interpolate(double[] lattice, int cells, int x, int y) {
    double u = (double) x * cells / SIZE;
    double v = (double) y * cells / SIZE;
    int left = (int) u;
    int top = (int) v;
    int right = (left + 1) % cells;
    int bottom = (top + 1) % cells;
    double a = smooth(u - left);
    double b = smooth(v - top);
    double upper = lattice[top * cells + left] * (1 - a) + lattice[top * cells + right] * a;
    double lower = lattice[bottom * cells + left] * (1 - a) + lattice[bottom * cells + right] * a;
    return upper * (1 - b) + lower * b;
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }

  /**
   * Darker and lighter patches.
   *
   * @param strength 0 for none, 1 for black and white
   * @param width of one tile of the pattern, pixels
   * @param height of one tile of the pattern, pixels
   */
  Paint rough(double strength, double width, double height) {
    return tile(0, 0, 255, strength, width, height);
  }

  /** White clouds, where the noise is high. */
  Paint clouds(double cover, double width, double height) {
    return tile(0.35 - 0.6 * cover, 255, 255, 1.6, width, height);
  }

  private Paint tile(
      double zero, int below, int above, double strength, double width, double height) {
    BufferedImage tile = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
    int[] pixels = ((DataBufferInt) tile.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < pixels.length; i++) {
      double value = noise[i] - zero;
      int grey = value < 0 ? below : above;
      double cover = below == above ? Math.max(0, value) : Math.abs(value);
      int alpha = (int) Math.min(235, 255 * strength * cover);
      pixels[i] = alpha << 24 | grey << 16 | grey << 8 | grey;
    }
    return new TexturePaint(
        tile,
        new Rectangle2D.Double(dice.between(0, width), dice.between(0, height), width, height));
  }
}
