package org.fovea.neural.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.fovea.neural.op.Softmax;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Occlusion sensitivity (Zeiler and Fergus, 2014, section 4.2): how much the probability of a class
 * falls when a square covers a part of the picture. The paper draws the probability by the square's
 * place; here each pixel gets the mean fall over the squares that cover it, so that the map has the
 * picture's extents and is high where the class is.
 */
public final class OcclusionMap {
  private static final int BATCH = 16;

  private final UnaryOperator<Tensor> network;
  private final Tensor x;
  private final int category;
  private final OcclusionConfig config;

  /**
   * The upper left corner of a square.
   *
   * @param row of the picture
   * @param column of the picture
   */
  private record Place(int row, int column) {}

  private OcclusionMap(
      UnaryOperator<Tensor> network, Tensor x, int category, OcclusionConfig config) {
    this.network = network;
    this.x = x;
    this.category = category;
    this.config = config;
  }

  /**
   * Computes the map.
   *
   * @param network {@code [N, C, H, W]} to scores {@code [N, classes]}; called without gradients
   * @param x {@code [1, C, H, W]}, not smaller than the window
   * @param category the class
   * @param config the square
   * @return {@code [H, W]}, -1..1, above 0 where covering lowers the probability
   */
  public static Tensor of(
      UnaryOperator<Tensor> network, Tensor x, int category, OcclusionConfig config) {
    if (x.shape().rank() != 4 || x.dim(0) != 1 || Math.min(x.dim(2), x.dim(3)) < config.window()) {
      throw new ShapeException(
          "occlusion: input %s, expected [1, C, H, W] with H and W of %d or more"
              .formatted(x.shape(), config.window()));
    }
    return Autograd.noGrad(() -> new OcclusionMap(network, x, category, config).compute());
  }

  private Tensor compute() {
    float whole = probabilities(x)[0];
    double[] falls = new double[x.dim(2) * x.dim(3)];
    int[] covers = new int[falls.length];
    List<Place> places = places();
    for (int from = 0; from < places.size(); from += BATCH) {
      List<Place> some = places.subList(from, Math.min(places.size(), from + BATCH));
      float[] probabilities = probabilities(covered(some));
      for (int n = 0; n < some.size(); n++) {
        double fall = whole - probabilities[n];
        each(
            some.get(n),
            pixel -> {
              falls[pixel] += fall;
              covers[pixel]++;
            });
      }
    }
    Tensor map = Tensor.zeros(x.dim(2), x.dim(3));
    for (int i = 0; i < falls.length; i++) {
      map.data()[i] = (float) (falls[i] / covers[i]);
    }
    return map;
  }

  private List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (int row : offsets(x.dim(2))) {
      for (int column : offsets(x.dim(3))) {
        places.add(new Place(row, column));
      }
    }
    return places;
  }

  /** The last square ends where the picture does. */
  private List<Integer> offsets(int extent) {
    List<Integer> offsets = new ArrayList<>();
    int last = extent - config.window();
    for (int at = 0; at < last; at += config.stride()) {
      offsets.add(at);
    }
    offsets.add(last);
    return offsets;
  }

  private Tensor covered(List<Place> places) {
    int planes = x.dim(1);
    int size = x.dim(2) * x.dim(3);
    Tensor batch = Tensor.zeros(places.size(), planes, x.dim(2), x.dim(3));
    for (int n = 0; n < places.size(); n++) {
      System.arraycopy(x.data(), 0, batch.data(), n * planes * size, planes * size);
      for (int plane = 0; plane < planes; plane++) {
        int start = (n * planes + plane) * size;
        each(places.get(n), pixel -> batch.data()[start + pixel] = config.fill());
      }
    }
    return batch;
  }

  private void each(Place place, IntConsumer pixel) {
    for (int row = place.row; row < place.row + config.window(); row++) {
      for (int column = place.column; column < place.column + config.window(); column++) {
        pixel.accept(row * x.dim(3) + column);
      }
    }
  }

  /** Of the class, for each picture of a batch. */
  private float[] probabilities(Tensor batch) {
    Tensor all = Softmax.softmax(network.apply(batch), 1);
    int classes = all.dim(1);
    ClassGradient.requireClass(category, classes);
    float[] own = new float[all.dim(0)];
    for (int n = 0; n < own.length; n++) {
      own[n] = all.data()[n * classes + category];
    }
    return own;
  }
}
