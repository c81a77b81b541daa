package org.fovea.neural.segmentation;

import boofcv.struct.image.GrayU8;
import java.util.List;
import java.util.Objects;
import org.fovea.neural.op.Concat;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Pictures and the classes of their pixels, one after another.
 *
 * @param inputs {@code [N, C, H, W]}
 * @param labels {@code [N, H, W]} of the logits, 255 for pixels that don't count
 * @param weights likewise, or null for 1
 */
public record SegmentationBatch(Tensor inputs, IntTensor labels, @Nullable Tensor weights) {
  /**
   * Stacks examples.
   *
   * @param examples at least one, all of the same extents, all with weights or all without
   * @return copies
   * @throws ShapeException when the extents differ
   */
  public static SegmentationBatch of(List<SegmentationExample> examples) {
    GrayU8 first = examples.get(0).labels();
    int plane = first.width * first.height;
    int[] labels = new int[examples.size() * plane];
    for (int n = 0; n < examples.size(); n++) {
      GrayU8 map = examples.get(n).labels();
      if (map.width != first.width || map.height != first.height) {
        throw new ShapeException(
            "segmentation batch: labels of %d x %d beside %d x %d, expected the same (crop them)"
                .formatted(map.width, map.height, first.width, first.height));
      }
      for (int i = 0; i < plane; i++) {
        labels[n * plane + i] =
            map.data[map.startIndex + i / map.width * map.stride + i % map.width] & 0xFF;
      }
    }
    return new SegmentationBatch(
        Concat.stack(examples.stream().map(SegmentationExample::input).toList(), 0),
        IntTensor.of(labels, Shape.of(examples.size(), first.height, first.width)),
        examples.get(0).weights() == null
            ? null
            : Concat.stack(
                examples.stream()
                    .map(example -> Objects.requireNonNull(example.weights()))
                    .toList(),
                0));
  }
}
