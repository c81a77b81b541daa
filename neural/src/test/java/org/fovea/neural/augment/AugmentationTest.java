package org.fovea.neural.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fovea.features.image.Images;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AugmentationTest {
  static Stream<Augmentation> all() {
    return Stream.of(
        Flip.leftRight(),
        Flip.upsideDown(),
        RandomAffine.rotation(30).withScale(0.8, 1.2).withShear(5, 5).withTranslation(0.1, 0.1),
        new RandomCrop(20, 20, 4),
        new RandomResizedCrop(16, 16),
        new GaussianNoise(10),
        new RandomBlur(5, new Range(0.1, 2)),
        ColourJitter.of(0.4, 0.4, 0.4, 0.1),
        RandAugment.defaults(),
        RandomErasing.of(0),
        new Cutout(8, 127),
        Augmentation.sequence(Flip.leftRight().withProbability(0.5), RandAugment.of(3, 20)));
  }

  private static AnnotatedImage example(Planar<GrayU8> image) {
    return new AnnotatedImage(
        image, List.of(new Annotation(1, 2, 3, new Box(0, 0, image.width, image.height))));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theSeedDecidesAndNothingIsModified(Augmentation change) {
    AnnotatedImage example = example(Pictures.golden());
    AnnotatedImage part = example(Pictures.asPart(Pictures.golden()));
    boolean differs = false;
    for (long seed = 0; seed < 20; seed++) {
      AnnotatedImage first = change.apply(example, new SplittableRandom(seed));
      AnnotatedImage again = change.apply(part, new SplittableRandom(seed));
      assertThat(Pictures.crc(first.image())).isEqualTo(Pictures.crc(again.image()));
      assertThat(first.objects()).isEqualTo(again.objects());
      differs |= !Pictures.crc(first.image()).equals(Pictures.crc(example.image()));
    }
    assertThat(differs).isTrue();
    assertThat(Pictures.crc(example.image())).isEqualTo(Pictures.crc(Pictures.golden()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void smallAndGreyPicturesWork(Augmentation change) {
    for (int[] size : new int[][] {{1, 1}, {1, 5}, {2, 2}, {7, 3}}) {
      for (long seed = 0; seed < 20; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        change.apply(example(Images.rgb(size[0], size[1])), random);
        change.apply(AnnotatedImage.of(new GrayU8(size[0], size[1])), random);
      }
    }
  }

  @Test
  void probabilitiesAreKept() {
    Augmentation sometimes = Flip.leftRight().withProbability(0.25);
    AnnotatedImage example = AnnotatedImage.of(Pictures.golden());
    SplittableRandom random = new SplittableRandom(4);
    int changed = 0;
    for (int i = 0; i < 2000; i++) {
      changed += sometimes.apply(example, random).equals(example) ? 0 : 1;
    }
    assertThat(changed).isBetween(500 - 97, 500 + 97); // five standard deviations
  }

  @Test
  void noiseHasItsDeviation() {
    GrayU8 gray = new GrayU8(200, 200);
    Arrays.fill(gray.data, (byte) 128);
    AnnotatedImage noisy =
        new GaussianNoise(10).apply(AnnotatedImage.of(gray), new SplittableRandom(1));
    double sum = 0;
    double squares = 0;
    for (byte level : noisy.image().getBand(0).data) {
      sum += (level & 0xFF) - 128;
      squares += Math.pow((level & 0xFF) - 128, 2);
    }
    assertThat(sum / 40_000).isEqualTo(0, within(0.25)); // five standard errors
    assertThat(Math.sqrt(squares / 40_000)).isEqualTo(10, within(0.2));
  }

  @Test
  void rectanglesAreCovered() {
    Planar<GrayU8> white = Images.rgb(20, 10);
    for (GrayU8 band : white.bands) {
      Arrays.fill(band.data, (byte) 255);
    }
    int covered = 0;
    RandomErasing erasing = RandomErasing.of(9);
    AnnotatedImage erased = erasing.apply(AnnotatedImage.of(white), new SplittableRandom(2));
    for (byte level : erased.image().getBand(2).data) {
      covered += level == 9 ? 1 : 0;
    }
    assertThat(covered).isBetween(3, 67);
    AnnotatedImage cut = new Cutout(50, 9).apply(AnnotatedImage.of(white), new SplittableRandom(2));
    assertThat(cut.image().getBand(0).data).containsOnly(9);
  }

  @Test
  void wrongSettingsAreNamed() {
    refused(() -> new Range(2, 1), "range: expected finite numbers, low <= high, got 2.0..1.0");
    refused(() -> new ClipRule(1.1, 0), "clip rule: minShare is 1.1, expected 0.0..1.0");
    refused(() -> RandomAffine.identity().withScale(0, 1), "affine: scale is 0.0");
    refused(() -> RandomAffine.identity().withShear(90, 0), "affine: shear is (-90.0");
    refused(() -> RandomAffine.identity().withSampling(Sampling.NEAREST, 256), "affine: fill");
    refused(() -> new Crop(0, 0, 0, 1), "crop: 0 x 1");
    refused(() -> new RandomCrop(1, 1, -1), "random crop: padding is -1");
    refused(() -> new GaussianNoise(-1), "gaussian noise: deviation is -1.0");
    refused(() -> new RandomBlur(4, Range.around(1, 0)), "size must be odd");
    refused(() -> new RandomBlur(5, new Range(0, 1)), "random blur: sigma");
    refused(() -> ColourJitter.of(0, 0, 0, 0.6), "colour jitter: hue is -0.6");
    refused(() -> RandAugment.of(2, 31), "rand augment: magnitude is 31.0, expected 0.0..30.0");
    refused(() -> RandAugment.defaults().withOperations(List.of()), "no operations");
    refused(() -> new Cutout(0, 0), "cutout: side is 0");
    refused(() -> RandomErasing.of(300), "random erasing: fill is 300.0");
    refused(() -> Flip.leftRight().withProbability(2), "augmentation: probability is 2.0");
    refused(() -> ColourAdjustment.brightness(Images.rgb(1, 1), -1), "factor is -1.0");
    refused(() -> AnnotatedImage.of(Images.rgb(0, 1)), "at least 1 x 1");
  }

  private static void refused(ThrowingCallable making, String said) {
    assertThatThrownBy(making)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(said);
  }
}
