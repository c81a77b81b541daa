package org.fovea.features.keypoint;

import boofcv.struct.feature.TupleDesc_B;
import boofcv.struct.feature.TupleDesc_F64;

/** BoofCV's descriptors as arrays. */
final class Descriptors {
  private Descriptors() {}

  static float[] floats(TupleDesc_F64 descriptor) {
    float[] values = new float[descriptor.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) descriptor.get(i);
    }
    return values;
  }

  static long[] bits(TupleDesc_B descriptor) {
    long[] words = new long[(descriptor.size() + 63) / 64];
    for (int i = 0; i < descriptor.size(); i++) {
      if (descriptor.isBitTrue(i)) {
        words[i / 64] |= 1L << (i % 64);
      }
    }
    return words;
  }
}
