package org.fovea.features.integral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boofcv.struct.image.GrayU8;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.fovea.features.Views;
import org.junit.jupiter.api.Test;

class HaarFeatureTest {
  /** The number that the literature gives for Viola and Jones' five shapes in their window. */
  @Test
  void listsAsManyFeaturesAsViolaAndJones() {
    List<HaarFeature> all = HaarFeatures.upright(24, 24);
    assertThat(all).hasSize(162_336);
    assertThat(new HashSet<>(all)).hasSize(162_336);
    assertThat(all).allMatch(f -> f.fits(24, 24));
  }

  @Test
  void tiltedFeaturesFitTheirWindow() {
    List<HaarFeature> all = HaarFeatures.tilted(12, 9);
    assertThat(all).isNotEmpty().allMatch(f -> f.fits(12, 9)).allMatch(HaarFeature::tilted);
    assertThat(new HashSet<>(all)).hasSize(all.size());
    assertThat(HaarFeatures.tilted(2, 2)).isEmpty();
  }

  @Test
  void evenPicturesHaveNoFeatures() {
    GrayU8 even = new GrayU8(12, 10);
    Arrays.fill(even.data, (byte) 77);
    IntegralImage sums = IntegralImage.of(even);
    assertThat(HaarFeatures.upright(12, 10)).allMatch(f -> f.value(sums, 0, 0) == 0);
    TiltedIntegral tilted = TiltedIntegral.of(even);
    assertThat(HaarFeatures.tilted(12, 10)).allMatch(f -> f.value(tilted, 0, 0) == 0);
  }

  @Test
  void featureIsOnePartLessTheOther() {
    GrayU8 image = Views.noise(9, 8, 4).getBand(0);
    IntegralImage sums = IntegralImage.of(image);
    HaarFeature halves =
        new HaarFeature(
            false,
            List.of(new WeightedRectangle(1, 2, 4, 3, -1), new WeightedRectangle(1, 2, 2, 3, 2)));
    assertThat(halves.value(sums, 3, 1))
        .isEqualTo((float) (sums.sum(4, 3, 2, 3) - sums.sum(6, 3, 2, 3)));
    assertThatThrownBy(() -> halves.value(sums, 5, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> halves.value(TiltedIntegral.of(image), 0, 0))
        .hasMessage("expected a feature that is tilted");
  }
}
