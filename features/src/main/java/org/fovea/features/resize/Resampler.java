package org.fovea.features.resize;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;

/** Makes pictures of one size from pictures of another. */
interface Resampler {
  /** Resizes band {@code band} of {@code bands} into {@code result}, which is no sub-image. */
  void resample(GrayU8 image, GrayU8 result, int band, int bands);

  /** Resizes a picture into {@code result}, which is no sub-image. */
  void resample(GrayF32 image, GrayF32 result);
}
