package org.fovea.neural.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import java.util.SplittableRandom;
import org.fovea.features.image.Images;
import org.fovea.features.resize.Interpolation;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Keypoints;
import org.fovea.metrics.geometry.Polygons;
import org.fovea.metrics.geometry.RunLengthMask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in a picture moves with its pixels. */
class GeometryTest {
  private static final ClipRule ALL = new ClipRule(0, 0);

  /** A white rectangle on black, known by its pixels' box, its mask and two of its corners. */
  private static AnnotatedImage rectangle(int x, int y, int w, int h) {
    Planar<GrayU8> image = Images.rgb(40, 30);
    boolean[] pixels = new boolean[40 * 30];
    for (int row = y; row < y + h; row++) {
      for (int column = x; column < x + w; column++) {
        image.bands[0].set(column, row, 255);
        pixels[row * 40 + column] = true;
      }
    }
    Box box = Box.ofXywh(x, y, w, h);
    Keypoints points = Keypoints.of(x, y, 2, x + w, y + h, 1, 0, 0, 0);
    RunLengthMask mask = RunLengthMask.ofPixels(30, 40, pixels);
    return new AnnotatedImage(
        image,
        List.of(
            new Annotation(1, 9, 5, box, w * h, false, false, null, points),
            new Annotation(2, 9, 6, box, w * h, true, false, mask, points),
            new Annotation(
                3, 9, 7, box, w * h, false, true, new Polygons(List.of(corners(box))), null)));
  }

  private static double[] corners(Box box) {
    return new double[] {
      box.x1(), box.y1(), box.x2(), box.y1(), box.x2(), box.y2(), box.x1(), box.y2()
    };
  }

  private static Box whitePixels(Planar<GrayU8> image) {
    GrayU8 band = image.getBand(0);
    boolean[] white = new boolean[band.width * band.height];
    for (int i = 0; i < white.length; i++) {
      white[i] = band.get(i % band.width, i / band.width) > 127;
    }
    return RunLengthMask.ofPixels(band.height, band.width, white).bounds();
  }

  private static AnnotatedImage apply(Augmentation change, AnnotatedImage example, long seed) {
    return change.apply(example, new SplittableRandom(seed));
  }

  private static void boxesAre(AnnotatedImage example, Box expected) {
    assertThat(example.objects()).extracting(Annotation::box).containsOnly(expected);
  }

  @Test
  void flipsAreExact() {
    AnnotatedImage example = rectangle(3, 5, 10, 7);
    AnnotatedImage mirrored = apply(Flip.leftRight(), example, 1);
    boxesAre(mirrored, new Box(27, 5, 37, 12));
    assertThat(whitePixels(mirrored.image())).isEqualTo(new Box(27, 5, 37, 12));
    assertThat(mirrored.objects().get(0).keypoints())
        .isEqualTo(Keypoints.of(37, 5, 2, 27, 12, 1, 0, 0, 0));
    AnnotatedImage turned = apply(Flip.upsideDown(), example, 1);
    boxesAre(turned, new Box(3, 18, 13, 25));
    assertThat(whitePixels(turned.image())).isEqualTo(new Box(3, 18, 13, 25));
    AnnotatedImage twice = apply(Flip.leftRight(), mirrored, 1);
    assertThat(Pictures.bytes(twice.image())).isEqualTo(Pictures.bytes(example.image()));
    assertThat(twice.objects().get(1)).isEqualTo(example.objects().get(1));
  }

  @Test
  void leftPointsBecomeRightOnes() {
    Flip flip = new Flip(true, List.of(1, 0, 2));
    AnnotatedImage mirrored = apply(flip, rectangle(3, 5, 10, 7), 1);
    assertThat(mirrored.objects().get(0).keypoints())
        .isEqualTo(Keypoints.of(27, 12, 1, 37, 5, 2, 0, 0, 0));
    assertThatThrownBy(() -> apply(Flip.leftRightOfPersons(), rectangle(3, 5, 10, 7), 1))
        .hasMessageContaining("object 1 has 3 keypoints, expected 17");
    assertThatThrownBy(() -> new Flip(true, List.of(0, 2)))
        .hasMessageContaining("pointOrder is [0, 2]");
  }

  @Test
  void cropsKeepWhatIsInside() {
    AnnotatedImage part = new Crop(-2, 8, 10, 12).apply(rectangle(3, 5, 10, 7), 200, ALL);
    boxesAre(part, new Box(5, 0, 10, 4));
    assertThat(part.image().getBand(0).get(0, 0)).isEqualTo(200);
    assertThat(part.image().getBand(0).get(5, 0)).isEqualTo(255);
    assertThat(part.objects().get(0).area()).isEqualTo(20, within(1e-9));
    assertThat(part.objects().get(0).keypoints()).isEqualTo(Keypoints.of(new double[9]));
    assertThat(part.objects().get(1).segmentation())
        .isInstanceOfSatisfying(RunLengthMask.class, m -> assertThat(m.area()).isEqualTo(20));
    AnnotatedImage larger =
        new Crop(0, 0, 20, 15)
            .resized(rectangle(3, 5, 10, 7), 40, 60, Interpolation.NEAREST_EXACT, ALL);
    boxesAre(larger, new Box(6, 20, 26, 48));
    assertThat(whitePixels(larger.image())).isEqualTo(new Box(6, 20, 26, 48));
  }

  @Test
  void objectsOfWhichTooLittleIsLeftAreDropped() {
    Crop crop = new Crop(11, 0, 20, 30); // leaves two columns of ten
    AnnotatedImage example = rectangle(3, 5, 10, 7);
    assertThat(crop.apply(example, 0, new ClipRule(0.19, 0)).objects()).hasSize(3);
    assertThat(crop.apply(example, 0, new ClipRule(0.21, 0)).objects()).isEmpty();
    assertThat(crop.apply(example, 0, new ClipRule(0, 2)).objects()).hasSize(3);
    assertThat(crop.apply(example, 0, new ClipRule(0, 2.1)).objects()).isEmpty();
    assertThat(new Crop(20, 0, 9, 9).apply(example, 0, ALL).objects()).isEmpty();
    assertThat(new Crop(100, 100, 9, 9).apply(example, 7, ALL).image().getBand(0).get(8, 8))
        .isEqualTo(7);
  }

  @Test
  void aTurnedBoxIsAroundItsCornersAndATurnedOutlineIsExact() {
    Polygons diamond = new Polygons(List.of(new double[] {20, 10, 25, 15, 20, 20, 15, 15}));
    Box box = new Box(15, 10, 25, 20);
    AnnotatedImage example =
        new AnnotatedImage(
            Images.rgb(40, 30),
            List.of(
                new Annotation(1, 9, 5, box),
                new Annotation(2, 9, 5, box, 50, false, false, diamond)));
    Affine turn = new Affine(45, 0, 0, 1, 0, 0, Sampling.NEAREST, 0, ALL);
    List<Annotation> turned = turn.apply(example).objects();
    assertThat(turned.get(0).box().width()).isEqualTo(10 * Math.sqrt(2), within(1e-9));
    assertThat(turned.get(1).box().width()).isEqualTo(10 / Math.sqrt(2), within(1e-9));
    assertThat(turned.get(0).area()).isEqualTo(100, within(1e-9));
    assertThat(turned.get(1).area()).isEqualTo(50, within(1e-9));
  }

  /** Box and pixels may differ by what sampling rounds: half a pixel on each edge, and a little. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void masksAndOutlinesFollowThePixels(long seed) {
    for (Sampling sampling : Sampling.values()) {
      RandomAffine change =
          RandomAffine.rotation(180)
              .withTranslation(0.1, 0.1)
              .withScale(0.5, 1.5)
              .withShear(20, 20)
              .withSampling(sampling, 0)
              .withRule(ALL);
      AnnotatedImage moved = apply(change, rectangle(12, 10, 14, 9), seed);
      Box white = whitePixels(moved.image());
      for (Annotation object : moved.objects().subList(1, 3)) {
        assertThat(object.box().x1()).isEqualTo(white.x1(), within(1.1));
        assertThat(object.box().y1()).isEqualTo(white.y1(), within(1.1));
        assertThat(object.box().x2()).isEqualTo(white.x2(), within(1.1));
        assertThat(object.box().y2()).isEqualTo(white.y2(), within(1.1));
      }
      Box box = moved.objects().get(0).box();
      assertThat(box.x1()).isLessThanOrEqualTo(moved.objects().get(2).box().x1() + 1e-9);
      assertThat(box.y2()).isGreaterThanOrEqualTo(moved.objects().get(2).box().y2() - 1e-9);
    }
  }

  @Test
  void mosaicPlacesFourPictures() {
    List<AnnotatedImage> four =
        List.of(
            rectangle(0, 0, 40, 30),
            rectangle(0, 0, 40, 30),
            rectangle(0, 0, 40, 30),
            rectangle(0, 0, 40, 30));
    Mosaic mosaic = new Mosaic(80, 60, 114, ClipRule.defaults());
    AnnotatedImage whole = mosaic.apply(four, new SplittableRandom(3));
    assertThat(whole.objects()).hasSize(12);
    double area = whole.objects().stream().mapToDouble(o -> o.box().area()).sum() / 3;
    int white = 0;
    int filled = 0;
    for (byte level : whole.image().getBand(0).data) {
      white += level == -1 ? 1 : 0;
      filled += level == 114 ? 1 : 0;
    }
    assertThat(area).isEqualTo(white, within(1e-6));
    assertThat(white + filled).isEqualTo(80 * 60);
    assertThatThrownBy(() -> mosaic.apply(four.subList(0, 3), new SplittableRandom(3)))
        .hasMessageContaining("mosaic: 3 pictures of 1 numbers of bands, expected 4 of 1");
  }

  @Test
  void randomCropsTakeEveryPlaceOfAPaddedPicture() {
    AnnotatedImage dot = rectangle(0, 0, 1, 1);
    RandomCrop crop = new RandomCrop(40, 30, 4, 0, ALL);
    SplittableRandom random = new SplittableRandom(1);
    int kept = 0;
    for (int i = 0; i < 2000; i++) {
      AnnotatedImage part = crop.apply(dot, random);
      assertThat(part.image().width).isEqualTo(40);
      kept += part.objects().isEmpty() ? 0 : 1;
    }
    // Of 81 places 25 keep the corner; five standard deviations of 2000 draws are 103.
    assertThat(kept).isBetween(617 - 103, 617 + 103);
    assertThat(apply(new RandomCrop(50, 50, 0), dot, 1).image().height).isEqualTo(50);
  }

  @Test
  void resizedCropsHaveTheSizeAndKeepTheAspectRange() {
    SplittableRandom random = new SplittableRandom(1);
    RandomResizedCrop crop = new RandomResizedCrop(8, 6);
    for (int i = 0; i < 200; i++) {
      Planar<GrayU8> image = crop.apply(rectangle(12, 10, 14, 9), random).image();
      assertThat(image.width).isEqualTo(8);
      assertThat(image.height).isEqualTo(6);
    }
    AnnotatedImage line = AnnotatedImage.of(new GrayU8(100, 1));
    assertThat(crop.apply(line, random).image().width).isEqualTo(8);
    assertThat(crop.apply(AnnotatedImage.of(new GrayU8(1, 1)), random).image().width).isEqualTo(8);
  }

  @Test
  void aMaskOfAnotherSizeIsRefused() {
    Annotation object =
        new Annotation(
            1, 9, 5, new Box(0, 0, 1, 1), 1, true, false, RunLengthMask.of(2, 2, 0, 4), null);
    AnnotatedImage example = new AnnotatedImage(Images.rgb(3, 2), List.of(object));
    assertThatThrownBy(() -> apply(Flip.leftRight(), example, 1))
        .hasMessageContaining("mask of 2 x 2 on a picture of 3 x 2");
  }
}
