package org.fovea.features.hog;

import boofcv.struct.image.GrayF32;
import java.util.Arrays;

/** HoG pixel by pixel as the definitions say it, slowly, without sharing anything. */
final class LiteralHog {
  private LiteralHog() {}

  static double[] descriptor(GrayF32 dx, GrayF32 dy, HogConfig config) {
    int step = config.blockStride() * config.cellSize();
    int span = config.blockSize() * config.cellSize();
    double[] result = {};
    for (int y = 0; y + span <= dx.height; y += step) {
      for (int x = 0; x + span <= dx.width; x += step) {
        double[] block = block(dx, dy, x, y, config);
        normalise(block, config.norm());
        result = Arrays.copyOf(result, result.length + block.length);
        System.arraycopy(block, 0, result, result.length - block.length, block.length);
      }
    }
    return result;
  }

  private static double[] block(GrayF32 dx, GrayF32 dy, int x0, int y0, HogConfig config) {
    int cell = config.cellSize();
    int size = config.blockSize();
    int bins = config.orientations();
    int span = size * cell;
    double[] block = new double[config.blockLength()];
    for (int i = 0; i < span; i++) {
      for (int j = 0; j < span; j++) {
        double gx = dx.get(x0 + j, y0 + i);
        double gy = dy.get(x0 + j, y0 + i);
        double turn = Math.atan2(gy, gx) / (config.signed() ? 2 * Math.PI : Math.PI);
        double place = (turn - Math.floor(turn)) * bins;
        double magnitude = Math.hypot(gx, gy);
        if (config.votes() == CellVotes.NEAREST) {
          int at = ((i / cell) * size + j / cell) * bins + (int) place % bins;
          block[at] += magnitude / (cell * cell);
          continue;
        }
        double sigma = span / 4.0;
        double r2 = Math.pow(i - span / 2.0, 2) + Math.pow(j - span / 2.0, 2);
        double weighted = magnitude * Math.exp(-r2 / (2 * sigma * sigma));
        for (int cy = 0; cy < size; cy++) {
          for (int cx = 0; cx < size; cx++) {
            for (int bin = 0; bin < bins; bin++) {
              double fromCentre = place - bin - 0.5;
              double ofBin = 0;
              for (int turns = -1; turns <= 1; turns++) {
                ofBin += Math.max(0, 1 - Math.abs(fromCentre + turns * bins));
              }
              double part =
                  Math.max(0, 1 - Math.abs((i + 0.5) / cell - 0.5 - cy))
                      * Math.max(0, 1 - Math.abs((j + 0.5) / cell - 0.5 - cx))
                      * ofBin;
              block[(cy * size + cx) * bins + bin] += weighted * part;
            }
          }
        }
      }
    }
    return block;
  }

  private static void normalise(double[] v, BlockNorm norm) {
    double sum = Arrays.stream(v).sum();
    switch (norm) {
      case L1 -> scale(v, sum + 1e-5);
      case L1_SQRT -> {
        scale(v, sum + 1e-5);
        Arrays.setAll(v, i -> Math.sqrt(v[i]));
      }
      case L2 -> scale(v, Math.sqrt(squares(v) + 1e-10));
      case L2_HYS -> {
        scale(v, Math.sqrt(squares(v) + 1e-10));
        Arrays.setAll(v, i -> Math.min(v[i], 0.2));
        scale(v, Math.sqrt(squares(v) + 1e-10));
      }
      case L2_HYS_DAMPED -> {
        scale(v, Math.sqrt(squares(v)) + 0.1 * v.length);
        Arrays.setAll(v, i -> Math.min(v[i], 0.2));
        scale(v, Math.sqrt(squares(v)) + 1e-3);
      }
    }
  }

  private static double squares(double[] v) {
    return Arrays.stream(v).map(x -> x * x).sum();
  }

  private static void scale(double[] v, double divisor) {
    Arrays.setAll(v, i -> v[i] / divisor);
  }
}
