package org.fovea.classic.cascade;

import java.util.List;
import org.fovea.features.integral.HaarFeature;

/**
 * Haar-like features. Their values are divided by the standard deviation of the window's pixels,
 * less its outermost, times their number, as OpenCV normalises them.
 *
 * @param features in the order in which weak classifiers number them
 */
public record HaarPool(List<HaarFeature> features) implements FeaturePool {
  public HaarPool {
    features = List.copyOf(features);
  }

  @Override
  public int size() {
    return features.size();
  }

  @Override
  public boolean fits(int width, int height) {
    return features.stream().allMatch(f -> f.fits(width, height));
  }

  @Override
  public boolean categorical() {
    return false;
  }

  boolean anyTilted() {
    return features.stream().anyMatch(HaarFeature::tilted);
  }
}
