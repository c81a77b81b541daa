package org.fovea.classic.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import boofcv.alg.misc.ImageMiscOps;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.List;
import java.util.Random;
import org.fovea.features.image.Images;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Iou;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeBoxesTest {
  private static final EdgeBoxes EDGE_BOXES = new EdgeBoxes(EdgeBoxesConfig.defaults());

  /** Sums of single precision on both sides, which integral images add up in another order. */
  private static final double ROUNDING = 1e-4;

  @Test
  void scoresAsTheLiteralDefinition() {
    Planar<GrayU8> image = shapes();
    Random random = new Random(1);
    for (GrayU8 band : image.bands) {
      ImageMiscOps.addUniform(band, random, 0, 40);
    }
    EdgeMap edges = EdgeMap.of(image, 1.5);
    EdgeGroups groups = new EdgeGroups(edges);
    BoxScorer fast = new BoxScorer(edges, groups, 0);
    assertThat(groups.count).isGreaterThan(20);
    for (int n = 0; n < 300; n++) {
      int left = random.nextInt(image.width - 10);
      int top = random.nextInt(image.height - 10);
      int right = left + 5 + random.nextInt(image.width - left - 5);
      int bottom = top + 5 + random.nextInt(image.height - top - 5);
      assertThat(fast.score(left, top, right, bottom))
          .isCloseTo(LiteralBoxScore.of(edges, groups, left, top, right, bottom), within(ROUNDING));
    }
  }

  @Test
  void theOutlineOfAShapeIsTheBestBox() {
    Planar<GrayU8> image = Images.rgb(120, 90);
    ImageMiscOps.fillRectangle(image.getBand(1), 220, 30, 20, 50, 40);
    assertThat(Iou.of(EDGE_BOXES.propose(image).get(0), Box.ofXywh(30, 20, 50, 40)))
        .isGreaterThan(0.8);
  }

  @Test
  void proposalsAreDistinctInsideAndFindTheShapes() {
    List<Box> proposals = EDGE_BOXES.propose(shapes());
    assertThat(proposals).doesNotHaveDuplicates();
    assertThat(proposals)
        .allSatisfy(
            b -> {
              assertThat(b.x1()).isBetween(0.0, b.x2() - 1);
              assertThat(b.y1()).isBetween(0.0, b.y2() - 1);
              assertThat(b.x2()).isLessThanOrEqualTo(160);
              assertThat(b.y2()).isLessThanOrEqualTo(120);
            });
    for (Box shape : List.of(Box.ofXywh(15, 20, 50, 40), Box.ofXywh(90, 50, 45, 60))) {
      assertThat(proposals).anySatisfy(p -> assertThat(Iou.of(p, shape)).isGreaterThan(0.8));
    }
  }

  @Test
  void aSubImageGivesWhatItsCopyGives() {
    Planar<GrayU8> view = shapes().subimage(5, 7, 151, 112);
    assertThat(EDGE_BOXES.propose(view)).isEqualTo(EDGE_BOXES.propose(view.clone())).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,9", "9,1", "3,3", "40,30"})
  void picturesWithoutEdgesHaveNoProposals(int width, int height) {
    assertThat(EDGE_BOXES.propose(Images.rgb(width, height))).isEmpty();
  }

  @Test
  void noMoreThanAskedForAndTheBestFirst() {
    List<Box> all = EDGE_BOXES.propose(shapes());
    EdgeBoxesConfig few = EdgeBoxesConfig.defaults().withMaxProposals(3);
    assertThat(new EdgeBoxes(few).propose(shapes())).hasSize(3);
    assertThat(all).hasSizeGreaterThan(3);
  }

  @Test
  void configurationsThatMakeNoSenseAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EdgeBoxesConfig.defaults().withAlpha(1))
        .withMessage("alpha must be 0.1..0.95, got 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EdgeBoxesConfig.defaults().withMaxProposals(0));
  }

  private static Planar<GrayU8> shapes() {
    Planar<GrayU8> image = Images.rgb(160, 120);
    for (GrayU8 band : image.bands) {
      ImageMiscOps.fill(band, 90);
    }
    ImageMiscOps.fillRectangle(image.getBand(0), 200, 15, 20, 50, 40);
    ImageMiscOps.fillRectangle(image.getBand(2), 10, 90, 50, 45, 60);
    return image;
  }
}
