package org.fovea.neural.rcnn;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the network says of one region. */
final class RegionFeatures {
  private final float[] hidden;
  private final float @Nullable [] pooled;

  /**
   * Wraps features.
   *
   * @param hidden what the hidden layer says: what is in the region
   * @param pooled what the last pooling says: where in the region things are; null where that is
   *     not kept
   */
  RegionFeatures(float[] hidden, float @Nullable [] pooled) {
    this.hidden = hidden;
    this.pooled = pooled;
  }

  /** What is in the region, for the SVMs. */
  float[] hidden() {
    return hidden;
  }

  /** Whether it is kept where in the region things are. */
  boolean hasPooled() {
    return pooled != null;
  }

  /** Where in the region things are, for box regression. */
  float[] pooled() {
    return Objects.requireNonNull(pooled, "the pooled features were not kept");
  }

  /** The same without the pooled features, which are many. */
  RegionFeatures withoutPooled() {
    return new RegionFeatures(hidden, null);
  }
}
