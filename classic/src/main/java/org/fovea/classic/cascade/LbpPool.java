package org.fovea.classic.cascade;

import java.util.List;
import org.fovea.features.integral.MultiBlockLbp;

/**
 * Multi-block binary patterns.
 *
 * @param features in the order in which weak classifiers number them
 */
public record LbpPool(List<MultiBlockLbp> features) implements FeaturePool {
  public LbpPool {
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
    return true;
  }
}
