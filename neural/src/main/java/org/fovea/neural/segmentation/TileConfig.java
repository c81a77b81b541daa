package org.fovea.neural.segmentation;

/**
 * How a picture is cut into tiles. A value out of range is an {@link IllegalArgumentException}.
 *
 * <p>Tiles begin at multiples of {@code tile - 2 * margin - blend} from {@code -margin}. Where
 * these are multiples of the network's total stride and the margin is at least its receptive
 * field's radius, results are those of one pass over the whole picture, but near the picture's
 * edges, which are mirrored here and zeros there, and but for roundings.
 *
 * @param tile rows and columns of the network's input, at least 1
 * @param margin pixels at each side of a tile that only serve as surroundings, at least 0; that of
 *     the network, if it has one
 * @param blend pixels over which neighbouring tiles' results go over into each other, 0 to half of
 *     what is within the margins
 */
public record TileConfig(int tile, int margin, int blend) {
  public TileConfig {
    if (tile < 1 || margin < 0 || tile - 2 * margin < 1) {
      throw new IllegalArgumentException(
          "tiles: tile is %d and margin %d, expected some pixels within the margins"
              .formatted(tile, margin));
    }
    if (blend < 0 || 2 * blend > tile - 2 * margin) {
      throw new IllegalArgumentException(
          "tiles: blend is %d, expected 0 to %d".formatted(blend, (tile - 2 * margin) / 2));
    }
  }

  /** Rows and columns of a tile that count. */
  int inner() {
    return tile - 2 * margin;
  }

  /** From one tile to the next. */
  int step() {
    return inner() - blend;
  }

  /** How many tiles cover an extent. */
  int count(int extent) {
    return Math.max(1, (extent - blend + step() - 1) / step());
  }

  /** How much each place in a tile counts; those of neighbours sum up to 1. */
  float[] ramp(boolean first, boolean last) {
    float[] weights = new float[inner()];
    for (int i = 0; i < weights.length; i++) {
      float left = first || i >= blend ? 1 : (i + 0.5f) / blend;
      int fromEnd = weights.length - 1 - i;
      float right = last || fromEnd >= blend ? 1 : (fromEnd + 0.5f) / blend;
      weights[i] = left * right;
    }
    return weights;
  }
}
