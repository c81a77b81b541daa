package org.fovea.neural.explain;

import java.util.ArrayList;
import java.util.List;
import org.fovea.neural.layer.ForwardObserver;
import org.fovea.neural.layer.Module;
import org.fovea.neural.model.VisionTransformer;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Attention rollout (Abnar and Zuidema, 2020): how much each token of the input reaches each token
 * of the output through all layers, the residual sums included. Of the heads' mean weights {@code
 * W_l}, {@code A_l = (W_l + I) / 2}, and the rollout is {@code A_L ... A_2 A_1}.
 */
public final class AttentionRollout {
  private AttentionRollout() {}

  /**
   * Multiplies the layers.
   *
   * @param layers the weights of each from the input on, {@code [1, heads, T, T]}, rows with a sum
   *     of 1
   * @return {@code [T, T]}: a row for each token of the output, whose sum is 1
   * @throws ShapeException when there is no layer or a shape differs
   */
  public static Tensor of(List<Tensor> layers) {
    if (layers.isEmpty()) {
      throw new ShapeException("attention rollout: no attention, expected a layer or more");
    }
    int tokens = layers.get(0).dim(-1);
    double[] rollout = identity(tokens);
    for (Tensor weights : layers) {
      if (weights.shape().rank() != 4
          || weights.dim(0) != 1
          || weights.dim(2) != tokens
          || weights.dim(3) != tokens) {
        throw new ShapeException(
            "attention rollout: weights %s, expected [1, heads, %d, %d]"
                .formatted(weights.shape(), tokens, tokens));
      }
      rollout = product(withResidual(weights), rollout, tokens);
    }
    Tensor result = Tensor.zeros(tokens, tokens);
    for (int i = 0; i < rollout.length; i++) {
      result.data()[i] = (float) rollout[i];
    }
    return result;
  }

  /**
   * What of the picture reaches the class token.
   *
   * @param network in evaluation mode
   * @param x {@code [1, C, H, W]}
   * @return {@code [h, w]}, a value for each patch
   */
  public static Tensor map(VisionTransformer network, Tensor x) {
    List<Tensor> layers = new ArrayList<>();
    ForwardObserver observer =
        new ForwardObserver() {
          @Override
          protected void attended(Module module, Tensor weights) {
            layers.add(weights.detach());
          }

          @Override
          protected void enter(Module module) {}

          @Override
          protected void leave(Module module, Tensor output) {}
        };
    // Only where a gradient is recorded does attention hold all its weights.
    observer.during(() -> network.forward(ClassGradient.leaf(x)));
    Tensor rollout = of(layers);
    int side = (int) Math.round(Math.sqrt(rollout.dim(0) - 1));
    Tensor map = Tensor.zeros(side, side);
    System.arraycopy(rollout.data(), 1, map.data(), 0, map.numel());
    return map;
  }

  private static double[] identity(int tokens) {
    double[] matrix = new double[tokens * tokens];
    for (int i = 0; i < tokens; i++) {
      matrix[i * tokens + i] = 1;
    }
    return matrix;
  }

  private static double[] withResidual(Tensor weights) {
    int tokens = weights.dim(-1);
    double[] half = identity(tokens);
    for (int i = 0; i < half.length; i++) {
      double sum = 0;
      for (int head = 0; head < weights.dim(1); head++) {
        sum += weights.data()[head * half.length + i];
      }
      half[i] = (half[i] + sum / weights.dim(1)) / 2;
    }
    return half;
  }

  private static double[] product(double[] a, double[] b, int size) {
    double[] out = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < size; k++) {
        double factor = a[i * size + k];
        for (int j = 0; j < size; j++) {
          out[i * size + j] += factor * b[k * size + j];
        }
      }
    }
    return out;
  }
}
