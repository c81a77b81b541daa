package org.fovea.classic.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.fovea.metrics.coco.AreaRange;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;

class ProposalRecallTest {
  private static final double ROUNDING = 1e-12;

  private final ProposalRecall recall = new ProposalRecall();

  @Test
  void countsObjectsThatSomeProposalCovers() {
    Annotation small = new Annotation(1, 1, 1, new Box(0, 0, 10, 10));
    Annotation large = new Annotation(2, 1, 1, new Box(0, 0, 100, 100));
    recall.add(List.of(small, large), List.of(new Box(0, 0, 10, 7), new Box(50, 50, 60, 60)));
    assertThat(recall.recall(AreaRange.ALL, 0.7)).isEqualTo(0.5);
    assertThat(recall.recall(AreaRange.SMALL, 0.7)).isEqualTo(1);
    assertThat(recall.recall(AreaRange.SMALL, 0.71)).isZero();
    assertThat(recall.recall(AreaRange.LARGE, 0.01)).isEqualTo(1);
    assertThat(recall.recall(AreaRange.LARGE, 0.02)).isZero();
    assertThat(recall.objects(AreaRange.ALL)).isEqualTo(2);
  }

  @Test
  void averagesTenOverlaps() {
    Annotation object = new Annotation(1, 1, 1, new Box(0, 0, 10, 10));
    recall.add(List.of(object), List.of(new Box(0, 0, 10, 7)));
    // 0.50, 0.55, 0.60, 0.65 and 0.70 are reached.
    assertThat(recall.averageRecall(AreaRange.ALL)).isCloseTo(0.5, within(ROUNDING));
  }

  @Test
  void onlyProposalsForTheSamePictureCount() {
    Box box = new Box(0, 0, 10, 10);
    recall.add(List.of(new Annotation(1, 1, 1, box)), List.of());
    recall.add(List.of(), List.of(box, new Box(0, 0, 5, 5), new Box(1, 1, 5, 5)));
    assertThat(recall.recall(AreaRange.ALL, 0.5)).isZero();
    assertThat(recall.meanProposals()).isEqualTo(1.5);
  }

  @Test
  void noMoreProposalsThanAskedForCount() {
    Box box = new Box(0, 0, 10, 10);
    List<Box> proposals = List.of(new Box(0, 0, 6, 10), box, box);
    ProposalRecall first = new ProposalRecall(1);
    ProposalRecall two = new ProposalRecall(2);
    first.add(List.of(new Annotation(1, 1, 1, box)), proposals);
    two.add(List.of(new Annotation(1, 1, 1, box)), proposals);
    assertThat(first.recall(AreaRange.ALL, 0.7)).isZero();
    assertThat(two.recall(AreaRange.ALL, 0.7)).isEqualTo(1);
    assertThat(two.meanProposals()).isEqualTo(2);
  }

  @Test
  void crowdsDoNotCount() {
    Box box = new Box(0, 0, 10, 10);
    recall.add(List.of(new Annotation(1, 1, 1, box, 100, true, false, null)), List.of());
    assertThat(recall.objects(AreaRange.ALL)).isZero();
    assertThat(recall.recall(AreaRange.ALL, 0.5)).isNaN();
  }
}
