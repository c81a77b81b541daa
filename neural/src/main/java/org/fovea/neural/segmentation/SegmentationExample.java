package org.fovea.neural.segmentation;

import boofcv.struct.image.GrayU8;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A picture as a network's input with the class of each pixel that gets logits.
 *
 * @param input {@code [C, H, W]}
 * @param labels classes from 0, or 255 for pixels that don't count; as large as the logits
 * @param weights what each pixel's loss is multiplied by, {@code [H, W]} of the labels, or null
 */
public record SegmentationExample(Tensor input, GrayU8 labels, @Nullable Tensor weights) {}
