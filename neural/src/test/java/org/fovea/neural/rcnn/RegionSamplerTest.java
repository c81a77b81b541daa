package org.fovea.neural.rcnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Iou;
import org.junit.jupiter.api.Test;

class RegionSamplerTest {
  private static final ClassLabels LABELS =
      new ClassLabels(List.of(new Category(1, "a"), new Category(2, "b")));
  private static final Box A = new Box(0, 0, 40, 40);
  private static final Box B = new Box(100, 100, 110, 112);
  private static final Box CROWD = new Box(200, 200, 300, 300);
  private static final PictureTruth TRUTH =
      new PictureTruth(
          List.of(
              new Annotation(1, 1, 1, A),
              new Annotation(2, 1, 2, B),
              new Annotation(3, 1, 1, CROWD, 10000, true, false, null)),
          LABELS);

  private final RegionSampler sampler =
      new RegionSampler(40, 0.25, 0.5, new BoxJitter(.2, 1.3, .6));

  /** 10 boxes on A, none on B, 100 elsewhere, 20 in the crowd. */
  private static List<Box> proposals() {
    List<Box> proposals = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      proposals.add(new Box(i, i, 40, 40));
    }
    for (int i = 0; i < 100; i++) {
      proposals.add(new Box(50 + i, 0, 70 + i, 20));
    }
    for (int i = 0; i < 20; i++) {
      proposals.add(new Box(200 + i, 200, 220 + i, 240));
    }
    return proposals;
  }

  @Test
  void aQuarterIsPositiveAndEveryObjectHasItsQuota() {
    List<LabelledRegion> chosen = sampler.sample(proposals(), TRUTH, new Random(1));
    assertThat(chosen).hasSize(40);
    assertThat(chosen).filteredOn(r -> r.label() == 1).hasSize(5);
    assertThat(chosen).filteredOn(r -> r.label() == 2).hasSize(5);
    assertThat(chosen).contains(new LabelledRegion(A, 1), new LabelledRegion(B, 2));
  }

  @Test
  void labelsFollowTheOverlap() {
    for (LabelledRegion region : sampler.sample(proposals(), TRUTH, new Random(2))) {
      Match best = TRUTH.best(region.box());
      if (region.label() == ClassLabels.BACKGROUND) {
        assertThat(best == null || best.iou() < 0.5).isTrue();
        assertThat(Iou.intersection(region.box(), CROWD)).isZero();
      } else {
        assertThat(best).isNotNull();
        assertThat(TRUTH.objects().get(best.object()).label()).isEqualTo(region.label());
        assertThat(best.iou()).isGreaterThanOrEqualTo(0.5);
      }
    }
  }

  @Test
  void proposalsGoBeforeJitteredCopies() {
    List<Box> proposals = proposals();
    assertThat(sampler.sample(proposals, TRUTH, new Random(3)))
        .filteredOn(r -> r.label() == 1 && !r.box().equals(A))
        .allSatisfy(r -> assertThat(proposals).contains(r.box()));
  }

  @Test
  void sameSeedSameRegions() {
    assertThat(sampler.sample(proposals(), TRUTH, new Random(4)))
        .isEqualTo(sampler.sample(proposals(), TRUTH, new Random(4)))
        .isNotEqualTo(sampler.sample(proposals(), TRUTH, new Random(5)));
  }

  @Test
  void picturesWithoutObjectsOrProposalsAreFine() {
    PictureTruth nothing = new PictureTruth(List.of(), LABELS);
    assertThat(sampler.sample(proposals(), nothing, new Random(6)))
        .hasSize(40)
        .allMatch(r -> r.label() == ClassLabels.BACKGROUND);
    assertThat(sampler.sample(List.of(), TRUTH, new Random(7)))
        .hasSize(10)
        .noneMatch(r -> r.label() == ClassLabels.BACKGROUND);
    assertThat(sampler.sample(List.of(), nothing, new Random(8))).isEmpty();
  }
}
