package org.fovea.classic.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import boofcv.alg.misc.ImageMiscOps;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.EnumSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.fovea.features.colour.ColourSpace;
import org.fovea.features.image.Images;
import org.fovea.features.segmentation.Felzenszwalb;
import org.fovea.features.segmentation.LabelMap;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Iou;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectiveSearchTest {
  private static final SelectiveSearch FAST = new SelectiveSearch(SelectiveSearchConfig.fast());

  /** Sums are in float here and in double there; noise keeps pairs further apart than that. */
  @ParameterizedTest
  @CsvSource({"17,13,1", "24,9,2", "5,31,3", "20,20,4"})
  void groupsAsTheLiteralAlgorithmDoes(int width, int height, long seed) {
    Planar<GrayU8> image = noise(width, height, seed);
    LabelMap map = new Felzenszwalb(60, 0.5, 4).segment(image);
    PixelBins bins = new PixelBins(ColourSpace.RGB.fromRgb(image));
    for (Set<Similarity> set :
        List.of(
            EnumSet.allOf(Similarity.class),
            EnumSet.of(Similarity.COLOUR, Similarity.SIZE),
            EnumSet.of(Similarity.TEXTURE, Similarity.FILL))) {
      int[] fast = HierarchicalGrouping.boxes(new Regions(map, bins), Neighbours.of(map), set);
      assertThat(map.count()).isGreaterThan(3);
      assertThat(fast).isEqualTo(new LiteralGrouping(map, bins, set).boxes());
    }
  }

  @Test
  void findsShapesOfEverySize() {
    Planar<GrayU8> image = Images.rgb(200, 150);
    for (GrayU8 band : image.bands) {
      ImageMiscOps.fill(band, 90);
    }
    List<Box> shapes =
        List.of(new Box(20, 20, 34, 34), new Box(60, 30, 110, 90), new Box(10, 60, 45, 140));
    for (int i = 0; i < shapes.size(); i++) {
      Box b = shapes.get(i);
      ImageMiscOps.fillRectangle(
          image.getBand(i), 250, (int) b.x1(), (int) b.y1(), (int) b.width(), (int) b.height());
    }
    List<Box> proposals = FAST.propose(image);
    for (Box shape : shapes) {
      assertThat(proposals).anySatisfy(p -> assertThat(Iou.of(p, shape)).isGreaterThan(0.8));
    }
  }

  @Test
  void proposalsAreDistinctAndInsideThePicture() {
    List<Box> proposals = FAST.propose(noise(67, 43, 5));
    assertThat(proposals).doesNotHaveDuplicates().contains(new Box(0, 0, 67, 43));
    assertThat(proposals)
        .allSatisfy(
            b -> {
              assertThat(b.x1()).isBetween(0.0, b.x2() - 8);
              assertThat(b.y1()).isBetween(0.0, b.y2() - 8);
              assertThat(b.x2()).isLessThanOrEqualTo(67);
              assertThat(b.y2()).isLessThanOrEqualTo(43);
            });
  }

  @Test
  void aSubImageGivesWhatItsCopyGives() {
    Planar<GrayU8> around = noise(70, 60, 6);
    Planar<GrayU8> view = around.subimage(7, 5, 60, 48);
    assertThat(FAST.propose(view)).isEqualTo(FAST.propose(view.clone()));
  }

  @Test
  void theSeedDecidesTheOrderAlone() {
    Planar<GrayU8> image = noise(50, 40, 7);
    SelectiveSearchConfig other = SelectiveSearchConfig.fast().withSeed(2);
    assertThat(FAST.propose(image)).isEqualTo(FAST.propose(image));
    assertThat(new SelectiveSearch(other).propose(image))
        .isNotEqualTo(FAST.propose(image))
        .containsExactlyInAnyOrderElementsOf(FAST.propose(image));
  }

  @Test
  void noMoreThanAskedFor() {
    SelectiveSearchConfig few = SelectiveSearchConfig.fast().withMaxProposals(3);
    assertThat(new SelectiveSearch(few).propose(noise(50, 40, 8))).hasSize(3);
  }

  @Test
  void largePicturesAreSearchedInSmall() {
    Planar<GrayU8> image = Images.rgb(200, 150);
    ImageMiscOps.fillRectangle(image.getBand(0), 250, 60, 30, 50, 60);
    SelectiveSearchConfig small = SelectiveSearchConfig.fast().withMaxPixels(7500);
    assertThat(new SelectiveSearch(small).propose(image))
        .contains(new Box(0, 0, 200, 150), new Box(60, 30, 110, 90));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,9", "9,1", "2,3"})
  void tinyPicturesHaveOneProposalOrNone(int width, int height) {
    SelectiveSearchConfig any = SelectiveSearchConfig.quality().withMinSide(1).withMinRegion(1);
    assertThat(new SelectiveSearch(any).propose(noise(width, height, 9)))
        .contains(new Box(0, 0, width, height));
    assertThat(FAST.propose(noise(width, height, 9))).isEmpty();
  }

  @Test
  void aUniformPictureIsOneRegion() {
    assertThat(FAST.propose(Images.rgb(40, 30))).containsExactly(new Box(0, 0, 40, 30));
  }

  @Test
  void configurationsThatMakeNoSenseAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SelectiveSearchConfig.fast().withScales(List.of(-1.0)))
        .withMessage("scales must be above 0, got [-1.0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SelectiveSearchConfig.fast().withMaxProposals(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SelectiveSearchConfig.fast().withColourSpaces(List.of()));
  }

  @Test
  void heapGivesTheLargestFirst() {
    Random random = new Random(10);
    LongHeap heap = new LongHeap();
    PriorityQueue<Long> expected = new PriorityQueue<>(java.util.Comparator.reverseOrder());
    for (int i = 0; i < 500; i++) {
      long value = random.nextInt(100);
      heap.add(value);
      expected.add(value);
      if (i % 3 == 0) {
        assertThat(heap.removeLargest()).isEqualTo(expected.remove());
      }
    }
    while (!expected.isEmpty()) {
      assertThat(heap.removeLargest()).isEqualTo(expected.remove());
    }
    assertThat(heap.isEmpty()).isTrue();
  }

  private static Planar<GrayU8> noise(int width, int height, long seed) {
    Planar<GrayU8> image = Images.rgb(width, height);
    Random random = new Random(seed);
    for (GrayU8 band : image.bands) {
      random.nextBytes(band.data);
    }
    return image;
  }
}
