package org.fovea.neural.detection.yolo;

import java.util.stream.IntStream;
import org.fovea.neural.detection.Matcher;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/**
 * What each of A predictions of a picture is to learn.
 *
 * @param matches {@code [A]}: the number of the true object, or {@link Matcher#BELOW_LOW} for none
 * @param quality {@code [A]}, 0..1: how sure the prediction should be of that object; 0 for none
 */
public record Assignment(IntTensor matches, Tensor quality) {
  /**
   * The predictions that learn an object.
   *
   * @return their numbers, ascending
   */
  public int[] matched() {
    int[] all = matches.data();
    return IntStream.range(0, all.length).filter(i -> all[i] >= 0).toArray();
  }
}
