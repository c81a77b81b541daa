package org.fovea.neural.segmentation;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.op.Softmax;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Passes a picture through a network tile by tile and hands out the classes' probabilities row by
 * row. Beside the picture there is memory for one tile and for the rows of one row of tiles,
 * whatever the picture's height.
 */
final class TiledPass {
  /** Takes the rows in their order. */
  interface Rows {
    /** The probabilities of a row, by class and column; the arrays are used again. */
    void accept(int y, float[][] probabilities);
  }

  private final UnaryOperator<Tensor> network;
  private final int classes;
  private final MirroredWindow window;
  private final TileConfig config;

  /** The network takes {@code [1, C, tile, tile]} to logits for the tile or within its margins. */
  TiledPass(UnaryOperator<Tensor> network, int classes, MirroredWindow window, TileConfig config) {
    this.network = network;
    this.classes = classes;
    this.window = window;
    this.config = config;
  }

  void run(Planar<GrayU8> picture, Rows rows) {
    int width = picture.width;
    int height = picture.height;
    int down = config.count(height);
    int across = config.count(width);
    float[][] strip = new float[classes][config.inner() * width];
    float[][] row = new float[classes][width];
    for (int j = 0; j < down; j++) {
      float[] vertical = config.ramp(j == 0, j == down - 1);
      for (int i = 0; i < across; i++) {
        float[] horizontal = config.ramp(i == 0, i == across - 1);
        add(tile(picture, i, j), i * config.step(), vertical, horizontal, width, strip);
      }
      int done =
          Math.min(height - j * config.step(), j == down - 1 ? config.inner() : config.step());
      for (int y = 0; y < done; y++) {
        for (int c = 0; c < classes; c++) {
          System.arraycopy(strip[c], y * width, row[c], 0, width);
        }
        rows.accept(j * config.step() + y, row);
      }
      for (float[] band : strip) {
        System.arraycopy(band, config.step() * width, band, 0, config.blend() * width);
        Arrays.fill(band, config.blend() * width, band.length, 0);
      }
    }
  }

  /** Probabilities, {@code [1, classes, tile or inner, same]}. */
  private Tensor tile(Planar<GrayU8> picture, int i, int j) {
    int left = i * config.step() - config.margin();
    int top = j * config.step() - config.margin();
    Tensor input = window.of(picture, left, top, config.tile(), config.tile());
    int[] one = {1, input.dim(0), config.tile(), config.tile()};
    Tensor logits = network.apply(Reshape.reshape(input, one));
    boolean whole = logits.dim(2) == config.tile() && logits.dim(3) == config.tile();
    boolean inner = logits.dim(2) == config.inner() && logits.dim(3) == config.inner();
    if (logits.dim(1) != classes || !(whole || inner)) {
      throw new ShapeException(
          "tiles: logits %s for a tile of %d, expected %d or %d within the margins"
              .formatted(logits.shape(), config.tile(), config.tile(), config.inner()));
    }
    return Autograd.noGrad(() -> Softmax.softmax(logits, 1));
  }

  private void add(
      Tensor tile, int left, float[] vertical, float[] horizontal, int width, float[][] strip) {
    int extent = tile.dim(2);
    int skip = (extent - config.inner()) / 2;
    int columns = Math.min(config.inner(), width - left);
    float[] values = tile.data();
    for (int c = 0; c < classes; c++) {
      float[] band = strip[c];
      for (int y = 0; y < config.inner(); y++) {
        int from = (c * extent + skip + y) * extent + skip;
        int to = y * width + left;
        float weight = vertical[y];
        for (int x = 0; x < columns; x++) {
          band[to + x] += weight * horizontal[x] * values[from + x];
        }
      }
    }
  }
}
