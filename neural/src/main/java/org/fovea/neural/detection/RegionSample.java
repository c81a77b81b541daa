package org.fovea.neural.detection;

import java.util.stream.IntStream;
import org.fovea.neural.op.Gather;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/**
 * Regions of a picture that the losses of the heads look at.
 *
 * @param boxes {@code [K, 4]}
 * @param labels {@code [K]}, what each is on, 0 for nothing
 * @param matches {@code [K]}, the number of the object, 0 for those on nothing
 */
record RegionSample(Tensor boxes, IntTensor labels, IntTensor matches) {
  static RegionSample of(Tensor boxes, int[] labels, int[] matches, int[] chosen) {
    return new RegionSample(
        Gather.indexSelect(boxes, 0, IntTensor.of(chosen)),
        Matcher.of(labels, chosen),
        Matcher.of(matches, chosen));
  }

  /** Those on an object. */
  RegionSample positives() {
    int[] all = labels.data();
    int[] chosen = IntStream.range(0, all.length).filter(i -> all[i] > 0).toArray();
    return of(boxes, all, matches.data(), chosen);
  }
}
